//! The axis with its lanes at six sizes, in the three kinds of themes and in ASCII. The text is the same in every
//! theme, which is checked; how it is styled is shown cell by cell at one size, and as runs at all six in `styles`.

use dateline::app::layout::layout;
use dateline::ui::{Theme, ThemeName};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::support::{Session, rows, styled};

/// The part of the screen above the list.
pub fn axis(columns: u16, height: u16, theme: Theme) -> Buffer {
    let mut session = Session::small(columns, height);
    session.theme = theme;
    session.press("j j");
    let areas = layout(&session.state).timeline.expect("the axis is shown");
    let (from, inner) = (session.buffer(), areas.pane.inner);
    let mut part = Buffer::empty(Rect::new(0, 0, inner.width, areas.rule.bottom() - areas.axis.y));
    for y in 0..part.area.height {
        for x in 0..inner.width {
            part[(x, y)] = from[(inner.x + x, areas.axis.y + y)].clone();
        }
    }
    part
}

/// As text, the same in all three kinds of themes: many colours, the terminal's own sixteen, none.
fn unicode(columns: u16, height: u16) -> String {
    let text = |name| rows(&axis(columns, height, Theme { name, ascii: false })).join("\n");
    let of_dark = text(ThemeName::Dark);
    assert_eq!(text(ThemeName::Sixteen), of_dark);
    assert_eq!(text(ThemeName::Plain), of_dark);
    of_dark
}

fn ascii(columns: u16, height: u16) -> String {
    let text = rows(&axis(columns, height, Theme { name: ThemeName::Plain, ascii: true })).join("\n");
    assert!(text.is_ascii());
    text
}

/// With styles, at one size.
fn in_theme(name: ThemeName) -> String {
    styled(&axis(80, 24, Theme { name, ascii: false }))
}

#[test]
fn at_40_by_10() {
    insta::assert_snapshot!(unicode(40, 10), @"
    2018..2022 2019    2020    2021    ╵
     █=2 lin    ░░█    ▄ ░░░░░░░░░░░░░░░
     Operation  ◐ ●    ╺╸        ╺━━━┅┅›
     1↑ 1↓ ───────▲────···─·─────·─·────────
    ");
    insta::assert_snapshot!(ascii(40, 10), @"
    2018..2022 2019    2020    2021    '
     @=2 lin    ''@    = '''''''''''''''
     Operation  o *    []        [===::>
     1^ 1v -------^----...-.-----.-.--------
    ");
}

#[test]
fn at_60_by_20() {
    insta::assert_snapshot!(unicode(60, 20), @"
    2018..2022 2019   Jul    2020   Jul    2021   Jul    ╵
    █=2 linear   ▒░ ▞░       ░░  ░░░░░░░░░░░░░░░░░░░░░░░░░
    Attack          ●        ◌╺━━━━━━◐┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄
    Operation    ◐┄ ●      ┄╺━╸┄             ┄╺━━━━━━━━┅┅›
    1↓ ─────────────▲───────·─·─·────·────────·───·────────────
    ");
    insta::assert_snapshot!(ascii(60, 20), @r#"
    2018..2022 2019   Jul    2020   Jul    2021   Jul    '
    @=2 linear   "' ;'       ''  '''''''''''''''''''''''''
    Attack          *        %[======o---------*----------
    Operation    o- *      -[=]-             -[========::>
    1v -------------^-------.-.-.----.--------.---.------------
    "#);
}

#[test]
fn at_80_by_24() {
    insta::assert_snapshot!(unicode(80, 24), @"
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄◐┄   ●         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ────────────────────▲──────────·───·─·──────·─────────────·────·────────────────
    ");
    insta::assert_snapshot!(ascii(80, 24), @r#"
                 2019 '    Jul  '    2020 '    Jul  '    2021 '    Jul  '    '
     @=2 linear   '''   @            "'    ''''''''''''''''''''''''''''''''''''
     Attack             *            %-[========o]-------------*---------------
     Operation    -o-   *         -[===]-                   --[=============::>
     Assessment                      ----*-------------------------O-----------
    --------------------^----------.---.-.------.-------------.----.----------------
    "#);
}

#[test]
fn at_140_by_40() {
    insta::assert_snapshot!(unicode(140, 40), @"
                2019    Jul     2020   Jul     2021    Jul     ╵

                      █
     █=1 linear   ▒▒  █         █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack           ●         ◌╺━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄
     Operation    ◐┄  ●      ┄┄╺━╸┄               ┄╺━━━━━━━━━┅┅›
     Assessment                 ┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄
    ──────────────────▲────────·─·─·────·──────────·───·─────────────
    ");
    insta::assert_snapshot!(ascii(140, 40), @r#"
                2019    Jul     2020   Jul     2021    Jul     '

                      @
     @=1 linear   ""  @         @   ''''''''''''''''''''''''''''
     Attack           *         %[======o]----------*-----------
     Operation    o-  *      --[=]-               -[=========::>
     Assessment                 ---*-------------------O--------
    ------------------^--------.-.-.----.----------.---.-------------
    "#);
}

#[test]
fn at_200_by_60() {
    insta::assert_snapshot!(unicode(200, 60), @"
                   2019  Apr    Jul   Oct   2020   Apr   Jul   Oct    2021  Apr   Jul    Oct   ╵

                            █
     █ = 1 linear    ░▒░    █                █      ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack                 ●               ┄◌╺━━━━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation       ┄◐┄    ●           ┄┄╺━━━╸┄┄                         ┄┄╺━━━━━━━━━━━━━━━━━┅┅›
     Assessment                             ┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    ────────────────────────▲─────────────·───·──·────────·─────────────────·─────·───────────────────
    ");
    insta::assert_snapshot!(ascii(200, 60), @r#"
                   2019  Apr    Jul   Oct   2020   Apr   Jul   Oct    2021  Apr   Jul    Oct   '

                            @
     @ = 1 linear    '"'    @                @      '''''''''''''''''''''''''''''''''''''''''''''
     Attack                 *               -%[===========o]-----------------*-------------------
     Operation       -o-    *           --[===]--                         --[=================::>
     Assessment                             -----*--------------------------------O--------------
    ------------------------^-------------.---.--.--------.-----------------.-----.-------------------
    "#);
}

#[test]
fn at_300_by_80() {
    insta::assert_snapshot!(unicode(300, 80), @"
                     2019         Apr          Jul           Oct          2020         Apr          Jul           Oct          2021         Apr          Jul           Oct          2022

                                        █
     █ = 1 linear        ░░░░░          █                                  ▓░            ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack                             ●                                 ┄◌┄┄╺━━━━━━━━━━━━━━━━━━━━━━━━◐━╸┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation           ┄┄◐┄┄          ●                        ┄┄┄┄╺━━━━━━━━╸┄┄┄┄┄                                                    ┄┄┄┄╺━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┅┅›
     Assessment                                                           ┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    ────────────────────────────────────▲────────────────────────────·────────·─────·──────────────────·────────────────────────────────────·─────────────·───────────────────────────────────
    ");
    insta::assert_snapshot!(ascii(300, 80), @"
                     2019         Apr          Jul           Oct          2020         Apr          Jul           Oct          2021         Apr          Jul           Oct          2022

                                        @
     @ = 1 linear        '''''          @                                  $'            '''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''''
     Attack                             *                                 -%--[========================o=]-------------------------------------*----------------------------------------
     Operation           --o--          *                        ----[========]-----                                                    ----[========================================::>
     Assessment                                                           ----------*---------------------------------------------------------------------O-----------------------------
    ------------------------------------^----------------------------.--------.-----.------------------.------------------------------------.-------------.-----------------------------------
    ");
}

#[test]
fn in_many_colours() {
    insta::assert_snapshot!(in_theme(ThemeName::Dark), @"
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄◐┄   ●         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ────────────────────▲──────────·───·─·──────·─────────────·────·────────────────
    --- styles
                 aaaa b    ccc  b    aaaa b    ccc  b    aaaa b    ccc  b    b
     cccccccccc   ccc   d            cc    cccccccccccccccccccccccccccccccccccc
     eeeeee             f            eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee
     ggggggggg    ggg   h         ggggggg                   ggggggggggggggggggg
     iiiiiiiiii                      jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj
    bbbbbbbbbbbbbbbbbbbbgbbbbbbbbbbcbbbcbcbbbbbbcbbbbbbbbbbbbbcbbbbcbbbbbbbbbbbbbbbb
    --- legend
    a bold
    b DarkGray
    c 246
    d 110
    e 209
    f 209 underlined
    g 75
    h 75 bold reversed
    i 114
    j 114 underlined
    ");
}

#[test]
fn in_sixteen_colours() {
    insta::assert_snapshot!(in_theme(ThemeName::Sixteen), @"
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄◐┄   ●         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ────────────────────▲──────────·───·─·──────·─────────────·────·────────────────
    --- styles
                 aaaa b    bbb  b    aaaa b    bbb  b    aaaa b    bbb  b    b
     bbbbbbbbbb   bbb   c            bb    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     dddddd             e            dddddddddddddddddddddddddddddddddddddddddd
     ccccccccc    ccc   f         ccccccc                   ccccccccccccccccccc
     gggggggggg                      hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh
    bbbbbbbbbbbbbbbbbbbbibbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Red
    e Red underlined
    f Blue bold reversed
    g Green
    h Green underlined
    i Blue dim
    ");
}

#[test]
fn without_colour() {
    insta::assert_snapshot!(in_theme(ThemeName::Plain), @"
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     Attack             ●            ◌┄╺━━━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     Operation    ┄◐┄   ●         ┄╺━━━╸┄                   ┄┄╺━━━━━━━━━━━━━┅┅›
     Assessment                      ┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
    ────────────────────▲──────────·───·─·──────·─────────────·────·────────────────
    --- styles
                 aaaa                aaaa                aaaa

                        b
                        c
                                     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
                        a
    --- legend
    a bold
    b underlined
    c bold reversed
    ");
}
