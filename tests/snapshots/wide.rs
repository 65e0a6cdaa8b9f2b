//! Screens with room for all three panes.

use dateline::ui::ThemeName;

use super::session;

#[test]
fn middle_screen_with_all_three_panes() {
    let screen = session(140, 40, ThemeName::Sixteen, "j");
    insta::assert_snapshot!(screen, @"
     dateline · Vessa, 2019–2021: an invented record     5 incidents · 2 statements · 2 periods · 1 series · 1 aggregate       2018-12..2022-01
    ╭─ Filter ────────────────────╮╭─ Timeline ──────────────────────────────────────────────────────╮╭─ Detail · 19 more lines, J ────────────╮
    │ kind                        ││            2019    Jul     2020   Jul     2021    Jul     ╵     ││ ≠ Attack on a ferry at Old Ford        │
    │ ▢ Attack            5 ██████││                                                                 ││ Sun 12 May 2019 (inferred), evening    │
    │ ▢ Operation         4 █████ ││                  █                                              ││ Attack · incident · Old Ford, North    │
    │ ▢ Assessment        2 ███   ││ █=1 linear   ▒▒  █         █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░     ││ Province or South Province             │
    │ form                        ││ Attack           ●         ◌╺━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄     ││                                        │
    │ ▢ incident          5 ██████││ Operation    ◐┄  ●      ┄┄╺━╸┄               ┄╺━━━━━━━━━┅┅›     ││ Shots were fired at a ferry crossing   │
    │ ▢ statement         2 ███   ││ Assessment                 ┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄     ││ at Old Ford; two passengers died and   │
    │ ▢ period            2 ███   ││──────────────────▲────────·─·─·────·──────────·───·─────────────││ several were hurt.                     │
    │ ▢ series            1 ██    ││  2019-02        ◐  Raid on a warehouse in Lantern               ││                                        │
    │ ▢ aggregate         1 ██    ││▌ 2019-05-12     ●  Attack on a ferry at Old Ford              ≠ ││ Actors    attacker Harbour Front       │
    │ place                       ││  2019-05-14     ●  Pursuit after the ferry attack               ││           (named by source)            │
    │ ▢ ▾ Vessa          10 ██████││  2019-11..20-02 ━  Blockade of the lower river         period   ││ Toll      Civilians (ferry             │
    │ ▢  ▸ North Provi… 5+2 ███░░ ││  2020-01..08    ━  338 attacks counted in eight m…  aggregate   ││           passengers): 2 killed, at    │
    │ ▢  ▸ South Provi… 2+2 ██░   ││  2021~          ○  النهري: الجبهة ما زالت على الن…  statement ≠ ││           least 2 injured              │
    │ actor                       ││  2020-01-06..12 ◌  Bomb at Long Quay                            ││ Figures   ferries stopped: 1           │
    │ ▢ Harbour Front     3 ██████││  2020-03-10     ●  Keita: the Front has lost the…   statement ≠ ││                                        │
    │ ▢ River Guard       2 ████  ││  2021?-04-17    ●  渡し場の襲撃 — Café “Le Vieux” burned        ││ Claims differ on the place and the nu… │
    │ ▢ unidentified      1 ██    ││  2020 summer    ◐  Attacks along the upper river thr…  series   ││ = as coded                             │
    │ ▢ Oumou Keita       1 ██    ││  2021-03..      ┅  Patrols on the upper river          period   ││   [1] ¶5  “two passengers died at the  │
    │ ▢ عبد الرحمن النهري 1 ██    ││                                                                 ││           ford”                        │
    │ source                      ││                                                                 ││ ≠ toll: Civilians: 5 killed            │
    │ ▢ The Vessa Courier 6 ██████││                                                                 ││   [2] ¶2  “خمسة قتلى”                  │
    │ ▢ صحيفة الوادي      3 ███   ││                                                                 ││           by عبد الرحمن النهري         │
    │ ▢ Bulletin 川       5 █████ ││                                                                 ││           (“العقيد”)                   │
    │ year                        ││                                                                 ││ x place: Long Quay, South Province     │
    │ ▢ from … to …               ││                                                                 ││   (rejected by the source)             │
    │ ▢ 2019              4 ████  ││                                                                 ││   [3] ¶7  “it was said to be Long      │
    │ ▢ 2020            5+2 █████░││                                                                 ││           Quay”                        │
    │ ▢ 2021            1+2 █░░   ││                                                                 ││                                        │
    │ ▢ 2022            1+2 █░░   ││                                                                 ││ Linked events                          │
    │ precision                   ││                                                                 ││ → led to (2 days later): Pursuit after │
    │ ▢ day               4 ██████││                                                                 ││   the ferry attack · 2019-05-14        │
    │ ▢ month             1 ██    ││                                                                 ││                                        │
    │ ▢ season            1 ██    ││                                                                 ││ Sources                                │
    │ ▢ year              1 ██    ││                                                                 ││ [1] The Vessa Courier, “A winter on    │
    ╰─────────────────────────────╯╰─────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
     & everything
     j k event  h l pan  + - zoom  / find  & query  f filter  Enter open  [ ] link  s passage  Space mark  b brief  w write  Tab pane  ? help
    --- styles
     aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa                bbb            bbb         bbb        bbb                 bbbbbbbbbbbbbbbbbb
    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    b dddd                        bc            aaaa    bbb     aaaa   bbb     aaaa    bbb     b     cb eeaaaaaaaaaaaaaaaaaaaaaaaaaaaaa        b
    b b ffffff              ccccccbc                                                                 cb                                        b
    b b ccccccccc           ccccc bc                  c                                              cb bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb    b
    b b gggggggggg          ccc   bc bbbbbbbbbb   bb  c         c   bbbbbbbbbbbbbbbbbbbbbbbbbbbb     cb bbbbbbbbbbbbbbbbbbbbbbbbbb             b
    b dddd                        bc ffffff           h         ffffffffffffffffffffffffffffffff     cb                                        b
    b b                     ccccccbc ccccccccc    cc  c      cccccc               cccccccccccccc     cb                                        b
    b b                     ccc   bc gggggggggg                 iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii     cb                                        b
    b b                     ccc   bcbbbbbbbbbbbbbbbbbbjbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbcb                                        b
    b b                     cc    bc  bbbbbbbbbbbbbb c                                               cb                                        b
    b b                     cc    bcckllllllllllllllkmkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkknkcb bbbbbb                                 b
    b ddddd                       bc  bbbbbbbbbbbbbb c                                               cb                                        b
    b b b                   ccccccbc  bbbbbbbbbbbbbb c                                      bbbbbb   cb bbbb                                   b
    b b  b                  cccbb bc  bbbbbbbbbbbbbb f                                   bbbbbbbbb   cb                                        b
    b b  b                  ccb   bc  bbbbbbbbbbbbbb g                                   bbbbbbbbb e cb                                        b
    b ddddd                       bc  bbbbbbbbbbbbbb f                                               cb bbbbbbb                                b
    b b                     ccccccbc  bbbbbbbbbbbbbb g                                   bbbbbbbbb e cb                                        b
    b b                     cccc  bc  bbbbbbbbbbbbbb f                                               cb eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee b
    b b                     cc    bc  bbbbbbbbbbbbbb f                                      bbbbbb   cb b bbbbbbbb                             b
    b b                     cc    bc  bbbbbbbbbbbbbb c                                      bbbbbb   cb bbbbbbbb  ggggggggggggggggggggggggggg  b
    b b                     cc    bc                                                                 cb           ggggg                        b
    b dddddd                      bc                                                                 cb e eeeeeeeeeeeeeeeeeeeeeeeee            b
    b b                     ccccccbc                                                                 cb bbbbbbbb  ggggggggggg                  b
    b b                     ccc   bc                                                                 cb                                        b
    b b                     ccccc bc                                                                 cb                                        b
    b dddd                        bc                                                                 cb e eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee     b
    b b bbbbbbbbbbb               bc                                                                 cb   eeeeeeeeeeeeeeeeeeeeeeee             b
    b b                     cccc  bc                                                                 cb bbbbbbbb  ggggggggggggggggggggggg      b
    b b                     cccccbbc                                                                 cb           ggggg                        b
    b b                     cbb   bc                                                                 cb                                        b
    b b                     cbb   bc                                                                 cb ddddddddddddd                          b
    b ddddddddd                   bc                                                                 cb o oooooooooooooooooooooooooooooooooooo b
    b b                     ccccccbc                                                                 cb   ooooooooooooooooooooooooooooo        b
    b b                     cc    bc                                                                 cb                                        b
    b b                     cc    bc                                                                 cb ddddddd                                b
    b b                     cc    bc                                                                 cb bbb                                    b
    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    ooobbbbbbbbbb
    ooooobbbbbbooooobbbbooooobbbbbooobbbbbooobbbbbbooobbbbbbbooooooobbbbbooooobbbbbooobbbbbbbbooooooobbbbbooobbbbbbooobbbbbbooooobbbbbooobbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Cyan bold
    e Yellow bold
    f Red
    g Green
    h Red bold underlined reversed
    i Green underlined
    j Blue dim
    k reversed
    l dim reversed
    m Red reversed
    n Yellow bold reversed
    o Cyan
    ");
}

#[test]
fn middle_screen_in_light_colours_with_an_event_found() {
    let screen = session(140, 40, ThemeName::Light, "/ b o m b Enter");
    insta::assert_snapshot!(screen, @"
     dateline · Vessa, 2019–2021: an invented record     5 incidents · 2 statements · 2 periods · 1 series · 1 aggregate       2018-12..2022-01
    ╭─ Filter ────────────────────╮╭─ Timeline ──────────────────────────────────────────────────────╮╭─ Detail · 5 more lines, J ─────────────╮
    │ kind                        ││            2019    Jul     2020   Jul     2021    Jul     ╵     ││ Bomb at Long Quay                      │
    │ ▢ Attack            5 ██████││                                                                 ││ on one day between 6 and 12 January    │
    │ ▢ Operation         4 █████ ││                  █                                              ││ 2020 (resolved from “one day that      │
    │ ▢ Assessment        2 ███   ││ █=1 linear   ▒▒  █         █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░     ││ week”)                                 │
    │ form                        ││ Attack           ●         ◌╺━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄     ││ Attack · incident · Long Quay, South   │
    │ ▢ incident          5 ██████││ Operation    ◐┄  ●      ┄┄╺━╸┄               ┄╺━━━━━━━━━┅┅›     ││ Province                               │
    │ ▢ statement         2 ███   ││ Assessment                 ┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄     ││                                        │
    │ ▢ period            2 ███   ││───────────────────────────·△·─·────·──────────·───·─────────────││ A bomb went off at Long Quay; no one   │
    │ ▢ series            1 ██    ││  2019-02        ◐  Raid on a warehouse in Lantern               ││ said who had laid it.                  │
    │ ▢ aggregate         1 ██    ││  2019-05-12     ●  Attack on a ferry at Old Ford              ≠ ││                                        │
    │ place                       ││  2019-05-14     ●  Pursuit after the ferry attack               ││ Actors    attacker unidentified        │
    │ ▢ ▾ Vessa          10 ██████││  2019-11..20-02 ━  Blockade of the lower river         period   ││ Toll      Civilians: none killed, at   │
    │ ▢  ▸ North Provi… 5+2 ███░░ ││  2020-01..08    ━  338 attacks counted in eight m…  aggregate   ││           least 31 injured             │
    │ ▢  ▸ South Provi… 2+2 ██░   ││  2021~          ○  النهري: الجبهة ما زالت على الن…  statement ≠ ││ Not said  who the attacker was; which  │
    │ actor                       ││▌ 2020-01-06..12 ◌  Bomb at Long Quay                            ││           day                          │
    │ ▢ Harbour Front     3 ██████││  2020-03-10     ●  Keita: the Front has lost the…   statement ≠ ││                                        │
    │ ▢ River Guard       2 ████  ││  2021?-04-17    ●  渡し場の襲撃 — Café “Le Vieux” burned        ││ Claims                                 │
    │ ▢ unidentified      1 ██    ││  2020 summer    ◐  Attacks along the upper river thr…  series   ││   [1] ¶9  “one day that week a bomb”   │
    │ ▢ Oumou Keita       1 ██    ││  2021-03..      ┅  Patrols on the upper river          period   ││   [2] ¶3  “a bomb at the quay”         │
    │ ▢ عبد الرحمن النهري 1 ██    ││                                                                 ││                                        │
    │ source                      ││                                                                 ││ Linked events                          │
    │ ▢ The Vessa Courier 6 ██████││                                                                 ││ → part of: Blockade of the lower river │
    │ ▢ صحيفة الوادي      3 ███   ││                                                                 ││   · 2019-11..20-02                     │
    │ ▢ Bulletin 川       5 █████ ││                                                                 ││                                        │
    │ year                        ││                                                                 ││ Sources                                │
    │ ▢ from … to …               ││                                                                 ││ [1] The Vessa Courier, “A winter on    │
    │ ▢ 2019              4 ████  ││                                                                 ││     the river”, 10 March 2020          │
    │ ▢ 2020            5+2 █████░││                                                                 ││     publication date stated: head of   │
    │ ▢ 2021            1+2 █░░   ││                                                                 ││     the page                           │
    │ ▢ 2022            1+2 █░░   ││                                                                 ││ [2] O. Keita, Bulletin 川, “川の記録”, │
    │ precision                   ││                                                                 ││     1 May 2021                         │
    │ ▢ day               4 ██████││                                                                 ││     https://example.org/bulletin       │
    │ ▢ month             1 ██    ││                                                                 ││                                        │
    │ ▢ season            1 ██    ││                                                                 ││ Dated     resolved from “one day that  │
    │ ▢ year              1 ██    ││                                                                 ││           week”                        │
    ╰─────────────────────────────╯╰─────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
     & everything   / bomb (1)
     1 found. n and N go to the next and the one before.
    --- styles
     aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa                bbb            bbb         bbb        bbb                 bbbbbbbbbbbbbbbbbb
    cccccccccccccccccccccccccccccccdddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddcccccccccccccccccccccccccccccccccccccccccc
    c eeee                        cd            aaaa    bbb     aaaa   bbb     aaaa    bbb     c     dc aaaaaaaaaaaaaaaaa                      c
    c b ffffff              ggggggcd                                                                 dc                                        c
    c b hhhhhhhhh           ggggg cd                  g                                              dc                                        c
    c b iiiiiiiiii          ggg   cd bbbbbbbbbb   bb  g         g   bbbbbbbbbbbbbbbbbbbbbbbbbbbb     dc                                        c
    c eeee                        cd ffffff           j         kfffffffffffffffffffffffffffffff     dc bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb   c
    c b                     ggggggcd hhhhhhhhh    hh  h      hhhhhh               hhhhhhhhhhhhhh     dc bbbbbbbb                               c
    c b                     ggg   cd iiiiiiiiii                 llllllllllllllllllllllllllllllll     dc                                        c
    c b                     ggg   cdcccccccccccccccccccccccccccbmbcbccccbccccccccccbcccbcccccccccccccdc                                        c
    c b                     gg    cd  bbbbbbbbbbbbbb h                                               dc                                        c
    c b                     gg    cd  bbbbbbbbbbbbbb f                                             n dc                                        c
    c eeeee                       cd  bbbbbbbbbbbbbb h                                               dc bbbbbb                                 c
    c b b                   ggggggcd  bbbbbbbbbbbbbb h                                      bbbbbb   dc bbbb                                   c
    c b  b                  gggbb cd  bbbbbbbbbbbbbb f                                   bbbbbbbbb   dc                                        c
    c b  b                  ggb   cd  bbbbbbbbbbbbbb i                                   bbbbbbbbb n dc bbbbbbbb                               c
    c eeeee                       cddooooooooooooooooooopppppppppppppppppoooooooooooooooooooooooooooodc                                        c
    c b                     ggggggcd  bbbbbbbbbbbbbb i                                   bbbbbbbbb n dc                                        c
    c b                     gggg  cd  bbbbbbbbbbbbbb f                                               dc eeeeee                                 c
    c b                     gg    cd  bbbbbbbbbbbbbb f                                      bbbbbb   dc bbbbbbbb  qqqqqqqqqqqqqqqqqqqqqqqqqq   c
    c b                     gg    cd  bbbbbbbbbbbbbb h                                      bbbbbb   dc bbbbbbbb  qqqqqqqqqqqqqqqqqqqq         c
    c b                     gg    cd                                                                 dc                                        c
    c eeeeee                      cd                                                                 dc eeeeeeeeeeeee                          c
    c b                     ggggggcd                                                                 dc d dddddddddddddddddddddddddddddddddddd c
    c b                     ggg   cd                                                                 dc   dddddddddddddddd                     c
    c b                     ggggg cd                                                                 dc                                        c
    c eeee                        cd                                                                 dc eeeeeee                                c
    c b bbbbbbbbbbb               cd                                                                 dc bbb                                    c
    c b                     gggg  cd                                                                 dc                                        c
    c b                     gggggbcd                                                                 dc     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb   c
    c b                     gbb   cd                                                                 dc     bbbbbbbb                           c
    c b                     gbb   cd                                                                 dc bbb                                    c
    c eeeeeeeee                   cd                                                                 dc                                        c
    c b                     ggggggcd                                                                 dc     bbbbbbbbbbbbbbbbbbbbbbbbbbbb       c
    c b                     gg    cd                                                                 dc                                        c
    c b                     gg    cd                                                                 dc bbbbb     bbbbbbbbbbbbbbbbbbbbbbbbbbb  c
    c b                     gg    cd                                                                 dc           bbbbb                        c
    cccccccccccccccccccccccccccccccdddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddcccccccccccccccccccccccccccccccccccccccccc
    dddbbbbbbbbbbdddddrrrrrrrr
     fffffffffffffffffffffffffffffffffffffffffffffffffff
    --- legend
    a bold
    b 241
    c 245
    d 25
    e 25 bold
    f 130
    g 67
    h 26
    i 28
    j 130 underlined
    k 130 bold reversed
    l 28 underlined
    m 25 underlined
    n 130 bold
    o 16 on 153
    p 16 on 153 underlined
    q 58
    r 58 underlined
    ");
}

#[test]
fn large_screen_in_dark_colours_zoomed_in() {
    let screen = session(200, 60, ThemeName::Dark, "j + + +");
    insta::assert_snapshot!(screen, @"
     dateline · Vessa, 2019–2021: an invented record                                   5 incidents · 2 statements · 2 periods · 1 series · 1 aggregate                                     2019-04..2019-10
    ╭─ Filter ─────────────────────────────╮╭─ Timeline ───────────────────────────────────────────────────────────────────────────────────────╮╭─ Detail ─────────────────────────────────────────────────╮
    │ kind                                 ││              2019 May           Jun         Jul           Aug          Sep          Oct          ││ ≠ Attack on a ferry at Old Ford                          │
    │ ▢ Attack                     5 ██████││                                                                                                  ││ Sun 12 May 2019 (inferred), evening                      │
    │ ▢ Operation                  4 █████ ││                                                                                                  ││ Attack · incident · Old Ford, North Province or South    │
    │ ▢ Assessment                 2 ███   ││ █ = 1 linear           ██                                                                        ││ Province                                                 │
    │ form                                 ││ Attack                 ●                                                                       4›││                                                          │
    │ ▢ incident                   5 ██████││ Operation ‹1            ●                                                                      2›││ Shots were fired at a ferry crossing at Old Ford; two    │
    │ ▢ statement                  2 ███   ││ Assessment                                                                                     2›││ passengers died and several were hurt.                   │
    │ ▢ period                     2 ███   ││────────────────────────▲─────────────────────────────────────────────────────────────────────────││                                                          │
    │ ▢ series                     1 ██    ││  2019-02        ◐  Raid on a warehouse in Lantern                                                ││ Actors    attacker Harbour Front (named by source)       │
    │ ▢ aggregate                  1 ██    ││▌ 2019-05-12     ●  Attack on a ferry at Old Ford                                               ≠ ││ Toll      Civilians (ferry passengers): 2 killed, at     │
    │ place                                ││  2019-05-14     ●  Pursuit after the ferry attack                                                ││           least 2 injured                                │
    │ ▢ ▾ Vessa                   10 ██████││  2019-11..20-02 ━  Blockade of the lower river                                          period   ││ Figures   ferries stopped: 1                             │
    │ ▢  ▸ North Province        5+2 ███░░ ││  2020-01..08    ━  338 attacks counted in eight months                               aggregate   ││                                                          │
    │ ▢  ▸ South Province        2+2 ██░   ││  2021~          ○  النهري: الجبهة ما زالت على النهر رغم كل شيء                       statement ≠ ││ Claims differ on the place and the number killed (Civil… │
    │ actor                                ││  2020-01-06..12 ◌  Bomb at Long Quay                                                             ││ = as coded                                               │
    │ ▢ Harbour Front              3 ██████││  2020-03-10     ●  Keita: the Front has lost the river                               statement ≠ ││   [1] ¶5  “two passengers died at the ford”              │
    │ ▢ River Guard                2 ████  ││  2021?-04-17    ●  渡し場の襲撃 — Café “Le Vieux” burned                                         ││ ≠ toll: Civilians: 5 killed                              │
    │ ▢ unidentified               1 ██    ││  2020 summer    ◐  Attacks along the upper river through the summer                     series   ││   [2] ¶2  “خمسة قتلى”                                    │
    │ ▢ Oumou Keita                1 ██    ││  2021-03..      ┅  Patrols on the upper river                                           period   ││           by عبد الرحمن النهري (“العقيد”)                │
    │ ▢ عبد الرحمن النهري          1 ██    ││                                                                                                  ││ x place: Long Quay, South Province (rejected by the      │
    │ source                               ││                                                                                                  ││   source)                                                │
    │ ▢ The Vessa Courier          6 ██████││                                                                                                  ││   [3] ¶7  “it was said to be Long Quay”                  │
    │ ▢ صحيفة الوادي               3 ███   ││                                                                                                  ││                                                          │
    │ ▢ Bulletin 川                5 █████ ││                                                                                                  ││ Linked events                                            │
    │ year                                 ││                                                                                                  ││ → led to (2 days later): Pursuit after the ferry attack  │
    │ ▢ from … to …                        ││                                                                                                  ││   · 2019-05-14                                           │
    │ ▢ 2019                       4 ████  ││                                                                                                  ││                                                          │
    │ ▢ 2020                     5+2 █████░││                                                                                                  ││ Sources                                                  │
    │ ▢ 2021                     1+2 █░░   ││                                                                                                  ││ [1] The Vessa Courier, “A winter on the river”, 10 March │
    │ ▢ 2022                     1+2 █░░   ││                                                                                                  ││     2020                                                 │
    │ precision                            ││                                                                                                  ││     publication date stated: head of the page            │
    │ ▢ day                        4 ██████││                                                                                                  ││ [2] صحيفة الوادي, “نهر طويل وهادئ”, in one month between │
    │ ▢ month                      1 ██    ││                                                                                                  ││     June and September 2020                              │
    │ ▢ season                     1 ██    ││                                                                                                  ││     caution: Undated; translated by machine.             │
    │ ▢ year                       1 ██    ││                                                                                                  ││ [3] O. Keita, Bulletin 川, “川の記録”, 1 May 2021        │
    │ ▢ one-of                     1 ██    ││                                                                                                  ││     https://example.org/bulletin                         │
    │ ▢ lasted                     2 ███   ││                                                                                                  ││                                                          │
    │ ▢ open                       1 ██    ││                                                                                                  ││ Dated     inferred; measured from The Vessa Courier; the │
    │ question                             ││                                                                                                  ││           month from paragraph 4                         │
    │ ▢ ▸ holds-river              2 ██████││                                                                                                  ││ EDTF      2019-05-12                                     │
    │ numbers                              ││                                                                                                  ││ Coding    sure, weight major · ferry                     │
    │ ▢ ▸ killed>=1                2 ██████││                                                                                                  ││ Event     2019-05-12-ford-attack ·                       │
    │ ▢ ▸ injured>=1               2 ██████││                                                                                                  ││           tests/fixtures/small.yaml:80                   │
    │ ▢   sources>=2               2 ██████││                                                                                                  ││                                                          │
    │ weight                               ││                                                                                                  ││                                                          │
    │ ▢ major                      1 █     ││                                                                                                  ││                                                          │
    │ ▢ normal                    10 ██████││                                                                                                  ││                                                          │
    │ is                                   ││                                                                                                  ││                                                          │
    │ ▢ differing                  3 ██    ││                                                                                                  ││                                                          │
    │ ▢ located                   10 ██████││                                                                                                  ││                                                          │
    │ ▢ linked                     6 ████  ││                                                                                                  ││                                                          │
    │ ▢ context                    1 █     ││                                                                                                  ││                                                          │
    │ views                                ││                                                                                                  ││                                                          │
    │ ▸ The south                          ││                                                                                                  ││                                                          │
    │ ▸ Deadly attacks                     ││                                                                                                  ││                                                          │
    ╰──────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────╯
     & everything
     j k event  h l pan  + - zoom  / find  & query  f filter  Enter open  [ ] link  s passage  Space mark  b brief  w write  Tab pane  ? help
    --- styles
     aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa                                              bbb            bbb         bbb        bbb                                               bbbbbbbbbbbbbbbbbb
    ccccccccccccccccccccccccccccccccccccccccddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    c eeee                                 cd              aaaa bbb           bbb         bbb           bbb          bbb          bbb          dc ffaaaaaaaaaaaaaaaaaaaaaaaaaaaaa                          c
    c b gggggg                       hhhhhhcd                                                                                                  dc                                                          c
    c b ddddddddd                    hhhhh cd                                                                                                  dc bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb    c
    c b iiiiiiiiii                   hhh   cd bbbbbbbbbbbb           hh                                                                        dc bbbbbbbb                                                 c
    c eeee                                 cd gggggg                 j                                                                       bbdc                                                          c
    c b                              hhhhhhcd ddddddddd bb            d                                                                      bbdc                                                          c
    c b                              hhh   cd iiiiiiiiii                                                                                     bbdc                                                          c
    c b                              hhh   cdccccccccccccccccccccccccdcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccdc                                                          c
    c b                              hh    cd  bbbbbbbbbbbbbb d  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb                                                dc bbbbbb                                                   c
    c b                              hh    cddkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkklkdc bbbb                                                     c
    c eeeee                                cd  bbbbbbbbbbbbbb d                                                                                dc                                                          c
    c b b                            hhhhhhcd  bbbbbbbbbbbbbb d  bbbbbbbbbbbbbbbbbbbbbbbbbbb                                          bbbbbb   dc bbbbbbb                                                  c
    c b  b                           hhhbb cd  bbbbbbbbbbbbbb g  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb                               bbbbbbbbb   dc                                                          c
    c b  b                           hhb   cd  bbbbbbbbbbbbbb i  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb                       bbbbbbbbb f dc ffffffffffffffffffffffffffffffffffffffffffffffffffffffff c
    c eeeee                                cd  bbbbbbbbbbbbbb g  bbbbbbbbbbbbbbbbb                                                             dc b bbbbbbbb                                               c
    c b                              hhhhhhcd  bbbbbbbbbbbbbb i  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb                               bbbbbbbbb f dc bbbbbbbb  mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm              c
    c b                              hhhh  cd  bbbbbbbbbbbbbb g  b b b b b b bbbbbbbbbbbbbbbbbbbbbbbbb                                         dc f fffffffffffffffffffffffff                              c
    c b                              hh    cd  bbbbbbbbbbbbbb g  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb                     bbbbbb   dc bbbbbbbb  mmmmmmmmmmm                                    c
    c b                              hh    cd  bbbbbbbbbbbbbb d  bbbbbbbbbbbbbbbbbbbbbbbbbb                                           bbbbbb   dc                                                          c
    c b                              hh    cd                                                                                                  dc f fffffffffffffffffffffffffffffffffffffffffffffffff      c
    c eeeeee                               cd                                                                                                  dc   fffffff                                                c
    c b                              hhhhhhcd                                                                                                  dc bbbbbbbb  mmmmmmmmmmmmmmmmmmmmmmmmmmmmm                  c
    c b                              hhh   cd                                                                                                  dc                                                          c
    c b                              hhhhh cd                                                                                                  dc eeeeeeeeeeeee                                            c
    c eeee                                 cd                                                                                                  dc n nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn  c
    c b bbbbbbbbbbb                        cd                                                                                                  dc   nnnnnnnnnnnn                                           c
    c b                              hhhh  cd                                                                                                  dc                                                          c
    c b                              hhhhhbcd                                                                                                  dc eeeeeee                                                  c
    c b                              hbb   cd                                                                                                  dc bbb                                                      c
    c b                              hbb   cd                                                                                                  dc                                                          c
    c eeeeeeeee                            cd                                                                                                  dc     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb            c
    c b                              hhhhhhcd                                                                                                  dc bbb                                                      c
    c b                              hh    cd                                                                                                  dc                                                          c
    c b                              hh    cd                                                                                                  dc     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb             c
    c b                              hh    cd                                                                                                  dc bbb                                                      c
    c b                              hh    cd                                                                                                  dc     bbbbbbbbbbbbbbbbbbbbbbbbbbbb                         c
    c b                              hhh   cd                                                                                                  dc                                                          c
    c b                              hh    cd                                                                                                  dc bbbbb     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb c
    c eeeeeeee                             cd                                                                                                  dc           bbbbbbbbbbbbbbbbbbbbbb                         c
    c b b                            hhhhhhcd                                                                                                  dc bbbb      bbbbbbbbbb                                     c
    c eeeeeee                              cd                                                                                                  dc bbbbbb    bbbbbbbbbbbbbbbbbbbbbbbbbb                     c
    c b b                            hhhhhhcd                                                                                                  dc bbbbb     bbbbbbbbbbbbbbbbbbbbbbbb                       c
    c b b                            hhhhhhcd                                                                                                  dc           bbbbbbbbbbbbbbbbbbbbbbbbbbbb                   c
    c b                              hhhhhhcd                                                                                                  dc                                                          c
    c eeeeee                               cd                                                                                                  dc                                                          c
    c b                              h     cd                                                                                                  dc                                                          c
    c b                              hhhhhhcd                                                                                                  dc                                                          c
    c ee                                   cd                                                                                                  dc                                                          c
    c b                              hh    cd                                                                                                  dc                                                          c
    c b                              hhhhhhcd                                                                                                  dc                                                          c
    c b                              hhhh  cd                                                                                                  dc                                                          c
    c b                              h     cd                                                                                                  dc                                                          c
    c eeeee                                cd                                                                                                  dc                                                          c
    c n nnnnnnnnn                          cd                                                                                                  dc                                                          c
    c n nnnnnnnnnnnnnn                     cd                                                                                                  dc                                                          c
    ccccccccccccccccccccccccccccccccccccccccddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    nnnbbbbbbbbbb
    nnnnnbbbbbbnnnnnbbbbnnnnnbbbbbnnnbbbbbnnnbbbbbbnnnbbbbbbbnnnnnnnbbbbbnnnnnbbbbbnnnbbbbbbbbnnnnnnnbbbbbnnnbbbbbbnnnbbbbbbnnnnnbbbbbnnnbbbbb
    --- legend
    a bold
    b 246
    c DarkGray
    d 75
    e 117 bold
    f 215 bold
    g 209
    h 110
    i 114
    j 209 bold underlined reversed
    k 231 on 24
    l 231 on 24 bold
    m 186
    n 117
    ");
}

#[test]
fn middle_screen_by_province_with_one_folded() {
    let screen = session(140, 40, ThemeName::Sixteen, "O O M g r j j");
    insta::assert_snapshot!(screen, @"
     dateline · Vessa, 2019–2021: an invented record     5 incidents · 2 statements · 2 periods · 1 series · 1 aggregate       2018-12..2022-01
    ╭─ Filter ────────────────────╮╭─ Timeline ──────────────────────────────────────────────────────╮╭─ Detail · 1 more line, J ──────────────╮
    │ kind                        ││            2019    Jul     2020   Jul     2021    Jul     ╵     ││ ≠ النهري: الجبهة ما زالت على النهر رغم │
    │ ▢ Attack            5 ██████││                                                                 ││ كل شيء                                 │
    │ ▢ Operation         4 █████ ││                  █                                              ││ around 2021                            │
    │ ▢ Assessment        2 ███   ││ █=1 linear   ▒▒  █         █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░     ││ Assessment · statement · North         │
    │ form                        ││ Attack           ●         ◌╺━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄     ││ Province, Vessa                        │
    │ ▢ incident          5 ██████││ Operation    ◐┄  ●      ┄┄╺━╸┄               ┄╺━━━━━━━━━┅┅›     ││                                        │
    │ ▢ statement         2 ███   ││ Assessment                 ┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄     ││ قال النهري إن الجبهة ما زالت تسيطر على │
    │ ▢ period            2 ███   ││─by place──────────────────·─·─·────·──────────·───▲─────────────││ بعض المعابر.                           │
    │ ▢ series            1 ██    ││  ▸ Vessa  1                                                     ││                                        │
    │ ▢ aggregate         1 ██    ││  ▾ North Province  5                                            ││ Actors    speaker عبد الرحمن النهري    │
    │ place                       ││  2019-05-14     ●  North Province  Pursuit after the ferry…     ││           (named by source)            │
    │ ▢ ▾ Vessa          10 ██████││▌ 2021~          ○  North Province  النهري: الجبهة…  statement ≠ ││ Not said  the month; a second source   │
    │ ▢  ▸ North Provi… 5+2 ███░░ ││  2020 summer    ◐  North Province  Attacks along the…  series   ││                                        │
    │ ▢  ▸ South Provi… 2+2 ██░   ││  2021-03..      ┅  North Province  Patrols on the up…  period   ││ Claims · contradicted by another event │
    │ actor                       ││  2019-02        ◐  Lantern         Raid on a warehouse in L…    ││   [1] ¶6  “ما زالت على النهر”          │
    │ ▢ Harbour Front     3 ██████││  ▾ Old Ford  2                                                  ││           by عبد الرحمن النهري         │
    │ ▢ River Guard       2 ████  ││  2019-05-12     ●  Old Ford        Attack on a ferry at Old…  ≠ ││                                        │
    │ ▢ unidentified      1 ██    ││  2021?-04-17    ●  Old Ford        渡し場の襲撃 — Café “Le…     ││ Answers                                │
    │ ▢ Oumou Keita       1 ██    ││  ▾ South Province  2                                            ││   Does the Front hold the river? holds │
    │ ▢ عبد الرحمن النهري 1 ██    ││  2019-11..20-02 ━  South Province  Blockade of the l…  period   ││                                        │
    │ source                      ││  2020-01-06..12 ◌  Long Quay       Bomb at Long Quay            ││ Linked events                          │
    │ ▢ The Vessa Courier 6 ██████││  ▾ no place given  1                                            ││ → contradicts: Keita: the Front has    │
    │ ▢ صحيفة الوادي      3 ███   ││  2020-03-10     ●                  Keita: the Fro…  statement ≠ ││   lost the river · 2020-03-10          │
    │ ▢ Bulletin 川       5 █████ ││                                                                 ││                                        │
    │ year                        ││                                                                 ││ Sources                                │
    │ ▢ from … to …               ││                                                                 ││ [1] صحيفة الوادي, “نهر طويل وهادئ”, in │
    │ ▢ 2019              4 ████  ││                                                                 ││     one month between June and         │
    │ ▢ 2020            5+2 █████░││                                                                 ││     September 2020                     │
    │ ▢ 2021            1+2 █░░   ││                                                                 ││     caution: Undated; translated by    │
    │ ▢ 2022            1+2 █░░   ││                                                                 ││     machine.                           │
    │ precision                   ││                                                                 ││                                        │
    │ ▢ day               4 ██████││                                                                 ││ EDTF      2021~                        │
    │ ▢ month             1 ██    ││                                                                 ││ Coding    sure, weight normal          │
    │ ▢ season            1 ██    ││                                                                 ││ Event     2021-arabic ·                │
    │ ▢ year              1 ██    ││                                                                 ││           tests/fixtures/small.yaml:16 │
    ╰─────────────────────────────╯╰─────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
     & everything
     j k event  h l pan  + - zoom  / find  & query  f filter  Enter open  [ ] link  s passage  Space mark  b brief  w write  Tab pane  ? help
    --- styles
     aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa                bbb            bbb         bbb        bbb                 bbbbbbbbbbbbbbbbbb
    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    b dddd                        bc            aaaa    bbb     aaaa   bbb     aaaa    bbb     b     cb eeaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b
    b b ffffff              ccccccbc                                                                 cb aaaaaa                                 b
    b b ccccccccc           ccccc bc                  c                                              cb                                        b
    b b gggggggggg          ccc   bc bbbbbbbbbb   bb  c         c   bbbbbbbbbbbbbbbbbbbbbbbbbbbb     cb bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb         b
    b dddd                        bc ffffff           h         ffffffffffffffffffffffffffffffff     cb bbbbbbbbbbbbbbb                        b
    b b                     ccccccbc ccccccccc    cc  c      cccccc               cccccccccccccc     cb                                        b
    b b                     ccc   bc gggggggggg                 iiijiiiiiiiiiiiiiiiiiiiiiiiiiiii     cb                                        b
    b b                     ccc   bcbkkkkkkkkbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbblbbbbbbbbbbbbbcb                                        b
    b b                     cc    bc  b ddddd  b                                                     cb                                        b
    b b                     cc    bc  b dddddddddddddd  b                                            cb bbbbbb                                 b
    b ddddd                       bc  bbbbbbbbbbbbbb c                                               cb                                        b
    b b b                   ccccccbccmnnnnnnnnnnnnnnmommmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmnnnnnnnnnmpmcb bbbbbbbb                               b
    b b  b                  cccbb bc  bbbbbbbbbbbbbb f                                      bbbbbb   cb                                        b
    b b  b                  ccb   bc  bbbbbbbbbbbbbb c                                      bbbbbb   cb eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee b
    b ddddd                       bc  bbbbbbbbbbbbbb c                                               cb bbbbbbbb  ggggggggggggggggggg          b
    b b                     ccccccbc  b dddddddd  b                                                  cb                                        b
    b b                     cccc  bc  bbbbbbbbbbbbbb f                                             e cb                                        b
    b b                     cc    bc  bbbbbbbbbbbbbb f                                               cb ddddddd                                b
    b b                     cc    bc  b dddddddddddddd  b                                            cb                                        b
    b b                     cc    bc  bbbbbbbbbbbbbb c                                      bbbbbb   cb                                        b
    b dddddd                      bc  bbbbbbbbbbbbbb f                                               cb ddddddddddddd                          b
    b b                     ccccccbc  b dddddddddddddd  b                                            cb q qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq    b
    b b                     ccc   bc  bbbbbbbbbbbbbb g                                   bbbbbbbbb e cb   qqqqqqqqqqqqqqqqqqqqqqqqqqq          b
    b b                     ccccc bc                                                                 cb                                        b
    b dddd                        bc                                                                 cb ddddddd                                b
    b b bbbbbbbbbbb               bc                                                                 cb bbb                                    b
    b b                     cccc  bc                                                                 cb                                        b
    b b                     cccccbbc                                                                 cb                                        b
    b b                     cbb   bc                                                                 cb     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb    b
    b b                     cbb   bc                                                                 cb     bbbbbbbb                           b
    b ddddddddd                   bc                                                                 cb                                        b
    b b                     ccccccbc                                                                 cb bbbb      bbbbb                        b
    b b                     cc    bc                                                                 cb bbbbbb    bbbbbbbbbbbbbbbbbbb          b
    b b                     cc    bc                                                                 cb bbbbb     bbbbbbbbbbbbb                b
    b b                     cc    bc                                                                 cb           bbbbbbbbbbbbbbbbbbbbbbbbbbbb b
    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    qqqbbbbbbbbbb
    qqqqqbbbbbbqqqqqbbbbqqqqqbbbbbqqqbbbbbqqqbbbbbbqqqbbbbbbbqqqqqqqbbbbbqqqqqbbbbbqqqbbbbbbbbqqqqqqqbbbbbqqqbbbbbbqqqbbbbbbqqqqqbbbbbqqqbbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Cyan bold
    e Yellow bold
    f Red
    g Green
    h Red underlined
    i Green bold underlined reversed
    j Green underlined
    k bold dim
    l Blue dim
    m reversed
    n dim reversed
    o Green reversed
    p Yellow bold reversed
    q Cyan
    ");
}
