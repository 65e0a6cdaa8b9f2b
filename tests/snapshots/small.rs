//! The screen of 80 columns and 24 rows.

use dateline::ui::ThemeName;

use super::session;

#[test]
fn small_screen_on_a_differing_event() {
    let screen = session(80, 24, ThemeName::Sixteen, "j");
    insta::assert_snapshot!(screen, @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄◐┄   ●         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ────────────────────▲──────────·───·─·──────·─────────────·────·────────────────
      2019-02        ◐  Raid on a warehouse in Lantern
    ▌ 2019-05-12     ●  Attack on a ferry at Old Ford                             ≠
      2019-05-14     ●  Pursuit after the ferry attack
      2019-11..20-02 ━  Blockade of the lower river                        period
      2020-01..08    ━  338 attacks counted in eight months             aggregate
      2021~          ○  النهري: الجبهة ما زالت على النهر رغم كل شيء     statement ≠
    ─ Detail · 28 more lines, J ────────────────────────────────────────────────────
     ≠ Attack on a ferry at Old Ford
     Sun 12 May 2019 (inferred), evening
     Attack · incident · Old Ford, North Province or South Province

     Shots were fired at a ferry crossing at Old Ford; two passengers died and
     several were hurt.

     Actors    attacker Harbour Front (named by source)
     Toll      Civilians (ferry passengers): 2 killed, at least 2 injured
     & everything   j k event  h l pan  + - zoom  / find  & query  f filter  ? help
    --- styles
     aaaaaaaaaaaaaaaa        bbb      bbb     bbb     bbb         bbbbbbbbbbbbbbbbbb
                 aaaa b    bbb  b    aaaa b    bbb  b    aaaa b    bbb  b    b
     bbbbbbbbbb   bbb   c            bb    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     dddddd             e            dddddddddddddddddddddddddddddddddddddddddd
     ccccccccc    ccc   c         ccccccc                   ccccccccccccccccccc
     ffffffffff                      gggggggggggggggggggggggggggggggggggggggggg
    bbbbbbbbbbbbbbbbbbbbhbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      bbbbbbbbbbbbbb c
    cijjjjjjjjjjjjjjikiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiili
      bbbbbbbbbbbbbb c
      bbbbbbbbbbbbbb c                                                     bbbbbb
      bbbbbbbbbbbbbb d                                                  bbbbbbbbb
      bbbbbbbbbbbbbb f                                                  bbbbbbbbb m
    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     mmaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb




     bbbbbb
     bbbb
    nnnbbbbbbbbbb  nnnnnbbbbbbnnnnnbbbbnnnnnbbbbbnnnbbbbbnnnbbbbbbnnnbbbbbbbnnnbbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Red
    e Red bold underlined reversed
    f Green
    g Green underlined
    h Blue dim
    i reversed
    j dim reversed
    k Red reversed
    l Yellow bold reversed
    m Yellow bold
    n Cyan
    ");
}

#[test]
fn small_screen_with_the_filter_drawer() {
    let screen = session(80, 24, ThemeName::Plain, "f Enter j -");
    insta::assert_snapshot!(screen, @"
     Vessa, 2019–2021    3 incidents · 1 series · 1 aggregate      2018-12..2022-01
    ─ Filter ───────────────────────           2019 Jul   2020 Jul  2021  Jul  ╵
     kind                            █=1 lin       █      █  ░░░░░░░░░░░░░░░░░░░
     ▣ Attack               5 ██████ Attack        ●      ◌╺━━━◐╸┄┄┄┄┄┄●┄┄┄┄┄┄┄┄
     ⊟ Operation            4 █████ ───────────────▲───────·───·────────────────────
     ▢ Assessment           2 ███   ▌ 2019-05-12     ●  Attack on a ferry at Ol…  ≠
     form                             2020-01..08    ━  338 attacks counted in…
     ▢ incident             3 ██████  2020-01-06..12 ◌  Bomb at Long Quay
     ▢ series               1 ██      2021?-04-17    ●  渡し場の襲撃 — Café “Le…
     ▢ aggregate            1 ██      2020 summer    ◐  Attacks along the upper…
     place
     ▢ ▾ Vessa              5 ██████
     ▢  ▸ North Province  1+2 ██░░
     ▢  ▸ South Province  1+2 ██░░  ─ Detail · 37 more lines, J ────────────────────
     actor                           ≠ Attack on a ferry at Old Ford
     ▢ Harbour Front        3 ██████ Sun 12 May 2019 (inferred), evening
     ▢ unidentified         1 ██     Attack · incident · Old Ford, North Province
     source                          or South Province
     ▢ The Vessa Courier    2 ███
     ▢ صحيفة الوادي         2 ███    Shots were fired at a ferry crossing at Old
     ▢ Bulletin 川          4 ██████ Ford; two passengers died and several were
     year                            hurt.
     ▢ from … to …
     & kind:attack -kind:operation         j k row  J K facet  Enter choose  ? help
    --- styles
     aaaaaaaaaaaaaaaa
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa           aaaa       aaaa      aaaa
     aaaa
     b aaaaaa                                      c
    dedddddddddddddddddddddddddddddd               a
                                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
     aaaa



     aaaaa



     aaaaa                           aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa


     aaaaaa



     aaaa

    aaa                                   aaaaa    aaaaa      aaaaaaa       aaa
    --- legend
    a bold
    b underlined
    c bold underlined reversed
    d reversed
    e bold reversed
    ");
}

#[test]
fn small_screen_with_a_query_that_is_wrong() {
    let screen = session(80, 24, ThemeName::Sixteen, "& p l a c e : n o r t x");
    insta::assert_snapshot!(screen, @"
     dateline · Vessa, 2019–2021 last good: 5 inc · 2 stmt · 2 per · 1 ser · 1 aggr
     2018..2022  2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄◐┄   ●         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ───────────────▲───────────────·───·─·──────·─────────────·────·────────────────
    ▌ 2019-02        ◐  Raid on a warehouse in Lantern
      2019-05-12     ●  Attack on a ferry at Old Ford                             ≠
      2019-05-14     ●  Pursuit after the ferry attack
      2019-11..20-02 ━  Blockade of the lower river                        period
      2020-01..08    ━  338 attacks counted in eight months             aggregate
      2021~          ○  النهري: الجبهة ما زالت على النهر رغم كل شيء     statement ≠
    ─ Detail · 11 more lines, J ────────────────────────────────────────────────────
     Raid on a warehouse in Lantern
     in February 2019 (day not given)
     Operation · incident · Lantern, North Province

     The Guard searched a warehouse and took away what it found there.

     Actors    participant River Guard (named by source)
     Not said  the day; any toll; a second source
     & place:nortx
             ^^^^^ `nortx` is not a place of this store. Did you mean `north`?
    --- styles
     aaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbccccccccccccccccccccccccccccccccccccccc
     cccccccccc  aaaa c    ccc  c    aaaa c    ccc  c    aaaa c    ccc  c    c
     cccccccccc   ccc   d            cc    cccccccccccccccccccccccccccccccccccc
     eeeeee             f            eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee
     ddddddddd    ggg   d         ddddddd                   ddddddddddddddddddd
     hhhhhhhhhh                      iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii
    cccccccccccccccjcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    dkllllllllllllllkmkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
      cccccccccccccc e                                                            n
      cccccccccccccc d
      cccccccccccccc d                                                     cccccc
      cccccccccccccc e                                                  ccccccccc
      cccccccccccccc h                                                  ccccccccc n
    cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
     aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

     cccccccccccccccccccccccccccccccccccccccccccccc



     cccccc
     cccccccc
    ooo      pppppk
             ppppp ppppppppppppppppppppppppppppppppppppp
    --- legend
    a bold
    b Yellow
    c dim
    d Blue
    e Red
    f Red underlined
    g Blue bold reversed
    h Green
    i Green underlined
    j Blue dim
    k reversed
    l dim reversed
    m Blue reversed
    n Yellow bold
    o Cyan
    p Red bold
    ");
}

#[test]
fn help_over_a_small_screen() {
    let screen = session(80, 24, ThemeName::Sixteen, "?");
    insta::assert_snapshot!(screen, @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
    ╭─ Keys that act here · 182 more lines, j · Esc closes ────────────────────────╮
    │ Moving                                                                       │
    │ j ↓               Select the next event of the list.                         │
    │ k ↑               Select the previous event of the list.                     │
    │ g Home            Select the first event of the list.                        │
    │ G End             Select the last event of the list.                         │
    │ Ctrl-d            Go half a page of the list down.                           │
    │ Ctrl-u            Go half a page of the list up.                             │
    │ PgDn              Go a page of the list down.                                │
    │ PgUp              Go a page of the list up.                                  │
    │ D                 Select the next event whose claims differ.                 │
    │ L                 Go on to the next unit of the axis that has an event.      │
    │ H                 Go back to the last unit of the axis that has one.         │
    │ )                 Go on by the next larger unit: years of months.            │
    │ (                 Go back by the next larger unit.                           │
    │ }                 Go on to the next cluster of events on the axis.           │
    │ {                 Go back to the cluster before.                             │
    │ t                 Go to a date: 8nov19, nov 2019, +7d, -1y, or EDTF.         │
    │                                                                              │
    │ List (never changes what is counted)                                         │
    │ O                 Order the list by date, toll, place, weight in turn.       │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     & everything                          j k scroll  PgDn page  / find  Esc close
    --- styles
     aaaaaaaaaaaaaaaa        bbb      bbb     bbb     bbb         bbbbbbbbbbbbbbbbbb
    cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    c dddddd                                                                       c
    c eee                                                                          c
    c eee                                                                          c
    c eeeeee                                                                       c
    c eeeee                                                                        c
    c eeeeee                                                                       c
    c eeeeee                                                                       c
    c eeee                                                                         c
    c eeee                                                                         c
    c e                                                                            c
    c e                                                                            c
    c e                                                                            c
    c e                                                                            c
    c e                                                                            c
    c e                                                                            c
    c e                                                                            c
    c e                                                                            c
    c                                                                              c
    c dddddddddddddddddddddddddddddddddddd                                         c
    c e                                                                            c
    cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    eeebbbbbbbbbb                         eeeeebbbbbbbeeeeeebbbbbeeebbbbbeeeeebbbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Cyan bold
    e Cyan
    ");
}

#[test]
fn passage_without_a_local_copy() {
    let screen = session(80, 24, ThemeName::Sixteen, "j s ]");
    insta::assert_snapshot!(screen, @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
    ╭─ Passage · صحيفة الوادي ¶2 · claim 2 of 3 · Esc closes ──────────────────────╮
    │ Attack on a ferry at Old Ford                                                │
    │ صحيفة الوادي, “نهر طويل وهادئ”, in one month between June and September      │
    │ 2020, paragraph 2                                                            │
    │ said by عبد الرحمن النهري (“العقيد”)                                         │
    │ it says: toll: Civilians: 5 killed                                           │
    │                                                                              │
    │ “خمسة قتلى”                                                                  │
    │                                                                              │
    │ Reading the source …                                                         │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     & everything                                      [ ] claim  ? help  Esc close
    --- styles
     aaaaaaaaaaaaaaaa        bbb      bbb     bbb     bbb         bbbbbbbbbbbbbbbbbb
    cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    c aaaaaaaaaaaaaaaaaaaaaaaaaaaaa                                                c
    c bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb      c
    c bbbbbbbbbbbbbbbbb                                                            c
    c                                                                              c
    c dddddddddddddddddddddddddddddddddd                                           c
    c                                                                              c
    c eeeeeeeeeee                                                                  c
    c                                                                              c
    c bbbbbbbbbbbbbbbbbbbb                                                         c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    c                                                                              c
    cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    fffbbbbbbbbbb                                     fffffbbbbbbfffbbbbbfffffbbbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Yellow bold
    e Green
    f Cyan
    ");
}

#[test]
fn small_screen_in_the_order_of_toll() {
    let screen = session(80, 24, ThemeName::Sixteen, "O g j");
    insta::assert_snapshot!(screen, @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄◐┄   ●         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ─by toll────────────▲──────────·───·─·──────·─────────────·────·────────────────
      2019-05-14     ●  >3 killed    Pursuit after the ferry attack
    ▌ 2019-05-12     ●  2 killed     Attack on a ferry at Old Ford                ≠
      2020-01-06..12 ◌  31+ injured  Bomb at Long Quay
      2019-02        ◐               Raid on a warehouse in Lantern
      2019-11..20-02 ━               Blockade of the lower river           period
      2020-01..08    ━               338 attacks counted in eight mon…  aggregate
    ─ Detail · 28 more lines, J ────────────────────────────────────────────────────
     ≠ Attack on a ferry at Old Ford
     Sun 12 May 2019 (inferred), evening
     Attack · incident · Old Ford, North Province or South Province

     Shots were fired at a ferry crossing at Old Ford; two passengers died and
     several were hurt.

     Actors    attacker Harbour Front (named by source)
     Toll      Civilians (ferry passengers): 2 killed, at least 2 injured
     & everything   j k event  h l pan  + - zoom  / find  & query  f filter  ? help
    --- styles
     aaaaaaaaaaaaaaaa        bbb      bbb     bbb     bbb         bbbbbbbbbbbbbbbbbb
                 aaaa b    bbb  b    aaaa b    bbb  b    aaaa b    bbb  b    b
     bbbbbbbbbb   bbb   c            bb    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     dddddd             e            dddddddddddddddddddddddddddddddddddddddddd
     ccccccccc    ccc   c         ccccccc                   ccccccccccccccccccc
     ffffffffff                      gggggggggggggggggggggggggggggggggggggggggg
    bhhhhhhhbbbbbbbbbbbbibbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      bbbbbbbbbbbbbb c
    cjkkkkkkkkkkkkkkjljjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjmj
      bbbbbbbbbbbbbb d
      bbbbbbbbbbbbbb c
      bbbbbbbbbbbbbb c                                                     bbbbbb
      bbbbbbbbbbbbbb d                                                  bbbbbbbbb
    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     nnaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb




     bbbbbb
     bbbb
    ooobbbbbbbbbb  ooooobbbbbbooooobbbbooooobbbbbooobbbbbooobbbbbbooobbbbbbbooobbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Red
    e Red bold underlined reversed
    f Green
    g Green underlined
    h bold dim
    i Blue dim
    j reversed
    k dim reversed
    l Red reversed
    m Yellow bold reversed
    n Yellow bold
    o Cyan
    ");
}

#[test]
fn small_screen_under_headings_with_a_fold() {
    let screen = session(80, 24, ThemeName::Sixteen, "M j r");
    insta::assert_snapshot!(screen, @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄◐┄   ●         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ────────────────────▲──────────·───·─·──────·─────────────·────·────────────────
    ▌ ▸ from 2019  4
      ▾ from 2020  6
      2020-01..08    ━  338 attacks counted in eight months             aggregate
      2021~          ○  النهري: الجبهة ما زالت على النهر رغم كل شيء     statement ≠
      2020-01-06..12 ◌  Bomb at Long Quay
      2020-03-10     ●  Keita: the Front has lost the river             statement ≠
    ─ Detail · 28 more lines, J ────────────────────────────────────────────────────
     ≠ Attack on a ferry at Old Ford
     Sun 12 May 2019 (inferred), evening
     Attack · incident · Old Ford, North Province or South Province

     Shots were fired at a ferry crossing at Old Ford; two passengers died and
     several were hurt.

     Actors    attacker Harbour Front (named by source)
     Toll      Civilians (ferry passengers): 2 killed, at least 2 injured
     & everything   j k event  h l pan  + - zoom  / find  & query  f filter  ? help
    --- styles
     aaaaaaaaaaaaaaaa        bbb      bbb     bbb     bbb         bbbbbbbbbbbbbbbbbb
                 aaaa b    bbb  b    aaaa b    bbb  b    aaaa b    bbb  b    b
     bbbbbbbbbb   bbb   c            bb    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     dddddd             e            dddddddddddddddddddddddddddddddddddddddddd
     ccccccccc    ccc   c         ccccccc                   ccccccccccccccccccc
     ffffffffff                      gggggggggggggggggggggggggggggggggggggggggg
    bbbbbbbbbbbbbbbbbbbbhbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    cijikkkkkkkkkiijiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii
      b lllllllll  b
      bbbbbbbbbbbbbb d                                                  bbbbbbbbb
      bbbbbbbbbbbbbb f                                                  bbbbbbbbb m
      bbbbbbbbbbbbbb d
      bbbbbbbbbbbbbb f                                                  bbbbbbbbb m
    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     mmaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb




     bbbbbb
     bbbb
    nnnbbbbbbbbbb  nnnnnbbbbbbnnnnnbbbbnnnnnbbbbbnnnbbbbbnnnbbbbbbnnnbbbbbbbnnnbbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Red
    e Red bold underlined reversed
    f Green
    g Green underlined
    h Blue dim
    i reversed
    j dim reversed
    k Cyan bold reversed
    l Cyan bold
    m Yellow bold
    n Cyan
    ");
}
