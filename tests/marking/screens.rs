//! Marked events as they are seen: in the list, the lanes, under these, and in Detail.

use dateline::app::Message;
use insta::assert_snapshot;

use super::support::Session;

fn session(columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    session.press("Space j a").type_text("Who gave the order? Ask the Guard.").press("Enter j");
    session
}

#[test]
fn a_narrow_screen() {
    assert_snapshot!(session(80, 24).screen(), @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄★┄   ★         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ───────────────★────★──────────▲───·─·──────·─────────────·────·────────────────
     ★2019-02        ◐  Raid on a warehouse in Lantern
      2019-05-12     ●  Attack on a ferry at Old Ford                             ≠
     ★2019-05-14     ●  Pursuit after the ferry attack
    ▌ 2019-11..20-02 ━  Blockade of the lower river                        period
      2020-01..08    ━  338 attacks counted in eight months             aggregate
      2021~          ○  النهري: الجبهة ما زالت على النهر رغم كل شيء     statement ≠
    ─ Detail · 11 more lines, J ────────────────────────────────────────────────────
     Blockade of the lower river
     from November 2019 to February 2020
     Operation · period · South Province, Vessa

     Boats were kept from the lower river through a winter.
     Not said  a second source

     Claims
       [1] ¶8  “from November until February”
     & everything   j k event  h l pan  + - zoom  / find  & query  f filter  ? help
    ");
}

#[test]
fn the_styles_of_marks() {
    assert_snapshot!(session(80, 16).styled(), @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄★┄   ★         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ───────────────★────★──────────▲───·─·──────·─────────────·────·────────────────
     ★2019-02        ◐  Raid on a warehouse in Lantern
      2019-05-12     ●  Attack on a ferry at Old Ford                             ≠
     ★2019-05-14     ●  Pursuit after the ferry attack
    ▌ 2019-11..20-02 ━  Blockade of the lower river                        period
      2020-01..08    ━  338 attacks counted in eight months             aggregate
      2021~          ○  النهري: الجبهة ما زالت على النهر رغم كل شيء     statement ≠
      2020-01-06..12 ◌  Bomb at Long Quay
      2020-03-10     ●  Keita: the Front has lost the river             statement ≠
     & everything   j k event  h l pan  + - zoom  / find  & query  f filter  ? help
    --- styles
     aaaaaaaaaaaaaaaa        bbb      bbb     bbb     bbb         bbbbbbbbbbbbbbbbbb
                 aaaa b    bbb  b    aaaa b    bbb  b    aaaa b    bbb  b    b
     bbbbbbbbbb   bbb   c            bb    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     dddddd             e            dddddddddddddddddddddddddddddddddddddddddd
     ccccccccc    cfc   f         ggggggg                   ccccccccccccccccccc
     hhhhhhhhhh                      iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii
    bbbbbbbbbbbbbbbjbbbbjbbbbbbbbbbkbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     lbbbbbbbbbbbbbb c
      bbbbbbbbbbbbbb d                                                            m
     lbbbbbbbbbbbbbb c
    cnoooooooooooooonpnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnoooooonnn
      bbbbbbbbbbbbbb d                                                  bbbbbbbbb
      bbbbbbbbbbbbbb h                                                  bbbbbbbbb m
      bbbbbbbbbbbbbb d
      bbbbbbbbbbbbbb h                                                  bbbbbbbbb m
    lllbbbbbbbbbb  lllllbbbbbblllllbbbblllllbbbbblllbbbbblllbbbbbblllbbbbbbblllbbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Red
    e Red underlined
    f Cyan bold
    g Blue bold reversed
    h Green
    i Green underlined
    j Cyan dim
    k Blue dim
    l Cyan
    m Yellow bold
    n reversed
    o dim reversed
    p Blue reversed
    ");
}

#[test]
fn a_wide_screen() {
    assert_snapshot!(session(140, 40).screen(), @"
     dateline · Vessa, 2019–2021: an invented record     5 incidents · 2 statements · 2 periods · 1 series · 1 aggregate       2018-12..2022-01
    ╭─ Filter ────────────────────╮╭─ Timeline ──────────────────────────────────────────────────────╮╭─ Detail ───────────────────────────────╮
    │ kind                        ││            2019    Jul     2020   Jul     2021    Jul     ╵     ││ Blockade of the lower river            │
    │ ▢ Attack            5 ██████││                                                                 ││ from November 2019 to February 2020    │
    │ ▢ Operation         4 █████ ││                  █                                              ││ Operation · period · South Province,   │
    │ ▢ Assessment        2 ███   ││ █=1 linear   ▒▒  █         █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░     ││ Vessa                                  │
    │ form                        ││ Attack           ●         ◌╺━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄     ││                                        │
    │ ▢ incident          5 ██████││ Operation    ★┄  ★      ┄┄╺━╸┄               ┄╺━━━━━━━━━┅┅›     ││ Boats were kept from the lower river   │
    │ ▢ statement         2 ███   ││ Assessment                 ┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄     ││ through a winter.                      │
    │ ▢ period            2 ███   ││──────────────★───★────────▲─·─·────·──────────·───·─────────────││ Not said  a second source              │
    │ ▢ series            1 ██    ││ ★2019-02        ◐  Raid on a warehouse in Lantern               ││                                        │
    │ ▢ aggregate         1 ██    ││  2019-05-12     ●  Attack on a ferry at Old Ford              ≠ ││ Claims                                 │
    │ place                       ││ ★2019-05-14     ●  Pursuit after the ferry attack               ││   [1] ¶8  “from November until         │
    │ ▢ ▾ Vessa          10 ██████││▌ 2019-11..20-02 ━  Blockade of the lower river         period   ││           February”                    │
    │ ▢  ▸ North Provi… 5+2 ███░░ ││  2020-01..08    ━  338 attacks counted in eight m…  aggregate   ││                                        │
    │ ▢  ▸ South Provi… 2+2 ██░   ││  2021~          ○  النهري: الجبهة ما زالت على الن…  statement ≠ ││ Linked events                          │
    │ actor                       ││  2020-01-06..12 ◌  Bomb at Long Quay                            ││ → has part: Bomb at Long Quay ·        │
    │ ▢ Harbour Front     3 ██████││  2020-03-10     ●  Keita: the Front has lost the…   statement ≠ ││   2020-01-06..12                       │
    │ ▢ River Guard       2 ████  ││  2021?-04-17    ●  渡し場の襲撃 — Café “Le Vieux” burned        ││                                        │
    │ ▢ unidentified      1 ██    ││  2020 summer    ◐  Attacks along the upper river thr…  series   ││ Sources                                │
    │ ▢ Oumou Keita       1 ██    ││  2021-03..      ┅  Patrols on the upper river          period   ││ [1] The Vessa Courier, “A winter on    │
    │ ▢ عبد الرحمن النهري 1 ██    ││                                                                 ││     the river”, 10 March 2020          │
    │ source                      ││                                                                 ││     publication date stated: head of   │
    │ ▢ The Vessa Courier 6 ██████││                                                                 ││     the page                           │
    │ ▢ صحيفة الوادي      3 ███   ││                                                                 ││                                        │
    │ ▢ Bulletin 川       5 █████ ││                                                                 ││ EDTF      2019-11/2020-02              │
    │ year                        ││                                                                 ││ Coding    sure, weight normal          │
    │ ▢ from … to …               ││                                                                 ││ Event     2019-winter-blockade ·       │
    │ ▢ 2019              4 ████  ││                                                                 ││           tests/fixtures/small.yaml:11 │
    │ ▢ 2020            5+2 █████░││                                                                 ││           2                            │
    │ ▢ 2021            1+2 █░░   ││                                                                 ││                                        │
    │ ▢ 2022            1+2 █░░   ││                                                                 ││                                        │
    │ precision                   ││                                                                 ││                                        │
    │ ▢ day               4 ██████││                                                                 ││                                        │
    │ ▢ month             1 ██    ││                                                                 ││                                        │
    │ ▢ season            1 ██    ││                                                                 ││                                        │
    │ ▢ year              1 ██    ││                                                                 ││                                        │
    ╰─────────────────────────────╯╰─────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
     & everything
     j k event  h l pan  + - zoom  / find  & query  f filter  Enter open  [ ] link  s passage  Space mark  b brief  w write  Tab pane  ? help
    ");
}

#[test]
fn the_smallest_screen() {
    assert_snapshot!(session(40, 10).screen(), @"
           5 inc · 2 stmt · 2 per · 2 other
    2018..2022 2019    2020    2021    ╵
     █=2 lin    ░░█    ▄ ░░░░░░░░░░░░░░░
     Operation  ★ ★    ╺╸        ╺━━━┅┅›
     1↑ 1↓ ─────★─★────▲··─·─────·─·────────
     ★2019-02        ◐  Raid on a wareh…
      2019-05-12     ●  Attack on a fer…  ≠
     ★2019-05-14     ●  Pursuit after t…
    ▌ 2019-11..20-02 ━  Blockade of the…
     & everything         j k event  ? help
    ");
}

#[test]
fn in_ascii() {
    let mut session = session(80, 24);
    session.theme.ascii = true;
    session.press("k");
    assert!(session.screen().is_ascii());
    assert_snapshot!(session.screen(), @r#"
     Vessa, 2019-2021   5 inc . 2 stmt . 2 per . 1 ser . 1 aggr    2018-12..2022-01
                 2019 '    Jul  '    2020 '    Jul  '    2021 '    Jul  '    '
     @=2 linear   '''   @            "'    ''''''''''''''''''''''''''''''''''''
     Attack             *            %-[========o]-------------*---------------
     Operation    -M-   M         -[===]-                   --[=============::>
     Assessment                      ----*-------------------------O-----------
    ---------------M----^----------.---.-.------.-------------.----.----------------
     M2019-02        o  Raid on a warehouse in Lantern
      2019-05-12     *  Attack on a ferry at Old Ford                             !
    |M2019-05-14     *  Pursuit after the ferry attack
      2019-11..20-02 =  Blockade of the lower river                        period
      2020-01..08    =  338 attacks counted in eight months             aggregate
      2021~          O  ??????: ?????? ?? ???? ??? ????? ??? ?? ???     statement !
    - Detail . 16 more lines, J ----------------------------------------------------
     M Pursuit after the ferry attack
     Tue 14 May 2019
     Operation . incident . North Province, Vessa
     Your note Who gave the order? Ask the Guard.

     The Guard followed the attackers upriver.

     Actors    participant River Guard (named by source)
     Toll      Harbour Front: more than 3 killed
     & everything   j k event  h l pan  + - zoom  / find  & query  f filter  ? help
    "#);
}

#[test]
fn a_note_being_typed() {
    let mut session = session(80, 24);
    session.press("k a");
    assert_snapshot!(session.screen().lines().skip(22).collect::<Vec<_>>().join("\n"), @"
    note Who gave the order? Ask the Guard.
    34 of 1000; briefings print it; empty: no note  Enter accept  Esc close
    ");
}

#[test]
fn where_several_share_a_cell_their_number_stays() {
    let mut session = Session::small(60, 24);
    session.tell(Message::Resize(60, 24));
    session.press("0 - - - -");
    let before = session.screen();
    session.press("Space Space Space Space Space Space Space");
    let digits = |screen: &str| screen.chars().filter(char::is_ascii_digit).count();
    let lanes = |screen: &str| screen.lines().skip(3).take(4).collect::<String>();
    assert_eq!(digits(&lanes(&before)), digits(&lanes(&session.screen())), "{}", session.screen());
    assert!(session.screen().lines().take(9).any(|line| line.contains('★')), "{}", session.screen());
}
