//! The Filter pane: searching a facet, typing a range, facets unfolded, views of both kinds.

use std::sync::Arc;

use dateline::app::Message;
use dateline::app::own::Own;
use dateline::model::View;
use dateline::text::Text;

use crate::support::Session;

/// The screen after some keys, of somebody who has views.
fn screen(columns: u16, rows: u16, keys: &str) -> String {
    let mut session = Session::small(columns, rows);
    let view = |name: &str, query: &str| View { name: Text::new(name), query: Text::new(query) };
    let views = vec![view("Quays at night", "place:quay"), view("Elsewhere", "place:atlantis")];
    session.tell(Message::Own(Arc::new(Own { views, trouble: None })));
    session.press(keys).screen()
}

#[test]
fn small_screen_with_a_facet_searched() {
    insta::assert_snapshot!(screen(80, 24, "f J J J / g u a"), @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
    ─ Filter ───────────────────────           2019 Jul   2020 Jul  2021  Jul  ╵
     ▢ incident             5 ██████ █=2 lin    ░░ █      ▄  ░░░░░░░░░░░░░░░░░░░
     ▢ statement            2 ███    Attack        ●      ◌╺━━━◐╸┄┄┄┄┄┄●┄┄┄┄┄┄┄┄
     ▢ period               2 ███    Operation  ◐  ●     ╺━╸           ╺━━━━━┅┅›
     ▢ series               1 ██     Assessme…            ┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄
     ▢ aggregate            1 ██    ────────────▲────────·─··──·───────·──·─────────
     place                          ▌ 2019-02        ◐  Raid on a warehouse in…
     ▢ ▾ Vessa             10 ██████  2019-05-12     ●  Attack on a ferry at Ol…  ≠
     ▢  ▸ North Province  5+2 ███░░   2019-05-14     ●  Pursuit after the ferry…
     ▢  ▸ South Province  2+2 ██░     2019-11..20-02 ━  Blockade of the lower r…
     actor · 1 found                  2020-01..08    ━  338 attacks counted in…
     ▢ River Guard          2 ████    2021~          ○  النهري: الجبهة ما زالت…   ≠
     source                         ─ Detail · 16 more lines, J ────────────────────
     ▢ The Vessa Courier    6 ██████ Raid on a warehouse in Lantern
     ▢ صحيفة الوادي         3 ███    in February 2019 (day not given)
     ▢ Bulletin 川          5 █████  Operation · incident · Lantern, North Province
     year
     ▢ from … to …                   The Guard searched a warehouse and took away
     ▢ 2019                 4 ████   what it found there.
     ▢ 2020               5+2 █████░
     ▢ 2021               1+2 █░░    Actors    participant River Guard (named by
     actor / gua
     Enter choose  Down Up go  Esc close
    ");
}

#[test]
fn middle_screen_with_a_facet_searched() {
    insta::assert_snapshot!(screen(140, 40, "f J J / q u a y"), @"
     dateline · Vessa, 2019–2021: an invented record     5 incidents · 2 statements · 2 periods · 1 series · 1 aggregate       2018-12..2022-01
    ╭─ Filter ────────────────────╮╭─ Timeline ──────────────────────────────────────────────────────╮╭─ Detail ───────────────────────────────╮
    │ kind                        ││            2019    Jul     2020   Jul     2021    Jul     ╵     ││ Raid on a warehouse in Lantern         │
    │ ▢ Attack            5 ██████││                                                                 ││ in February 2019 (day not given)       │
    │ ▢ Operation         4 █████ ││                  █                                              ││ Operation · incident · Lantern, North  │
    │ ▢ Assessment        2 ███   ││ █=1 linear   ▒▒  █         █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░     ││ Province                               │
    │ form                        ││ Attack           ●         ◌╺━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄     ││                                        │
    │ ▢ incident          5 ██████││ Operation    ◐┄  ●      ┄┄╺━╸┄               ┄╺━━━━━━━━━┅┅›     ││ The Guard searched a warehouse and     │
    │ ▢ statement         2 ███   ││ Assessment                 ┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄     ││ took away what it found there.         │
    │ ▢ period            2 ███   ││──────────────▲────────────·─·─·────·──────────·───·─────────────││                                        │
    │ ▢ series            1 ██    ││▌ 2019-02        ◐  Raid on a warehouse in Lantern               ││ Actors    participant River Guard      │
    │ ▢ aggregate         1 ██    ││  2019-05-12     ●  Attack on a ferry at Old Ford              ≠ ││           (named by source)            │
    │ place · 1 found             ││  2019-05-14     ●  Pursuit after the ferry attack               ││ Not said  the day; any toll; a second  │
    │ ▢   Long Quay     1+1 █░    ││  2019-11..20-02 ━  Blockade of the lower river         period   ││           source                       │
    │ actor                       ││  2020-01..08    ━  338 attacks counted in eight m…  aggregate   ││                                        │
    │ ▢ Harbour Front     3 ██████││  2021~          ○  النهري: الجبهة ما زالت على الن…  statement ≠ ││ Claims                                 │
    │ ▢ River Guard       2 ████  ││  2020-01-06..12 ◌  Bomb at Long Quay                            ││   [1] ¶3  “a warehouse in Lantern was  │
    │ ▢ unidentified      1 ██    ││  2020-03-10     ●  Keita: the Front has lost the…   statement ≠ ││           searched”                    │
    │ ▢ Oumou Keita       1 ██    ││  2021?-04-17    ●  渡し場の襲撃 — Café “Le Vieux” burned        ││                                        │
    │ ▢ عبد الرحمن النهري 1 ██    ││  2020 summer    ◐  Attacks along the upper river thr…  series   ││ Sources                                │
    │ source                      ││  2021-03..      ┅  Patrols on the upper river          period   ││ [1] The Vessa Courier, “A winter on    │
    │ ▢ The Vessa Courier 6 ██████││                                                                 ││     the river”, 10 March 2020          │
    │ ▢ صحيفة الوادي      3 ███   ││                                                                 ││     publication date stated: head of   │
    │ ▢ Bulletin 川       5 █████ ││                                                                 ││     the page                           │
    │ year                        ││                                                                 ││                                        │
    │ ▢ from … to …               ││                                                                 ││ Dated     stated                       │
    │ ▢ 2019              4 ████  ││                                                                 ││ EDTF      2019-02                      │
    │ ▢ 2020            5+2 █████░││                                                                 ││ Coding    sure, weight normal          │
    │ ▢ 2021            1+2 █░░   ││                                                                 ││ Event     2019-02-lantern-raid ·       │
    │ ▢ 2022            1+2 █░░   ││                                                                 ││           tests/fixtures/small.yaml:69 │
    │ precision                   ││                                                                 ││                                        │
    │ ▢ day               4 ██████││                                                                 ││                                        │
    │ ▢ month             1 ██    ││                                                                 ││                                        │
    │ ▢ season            1 ██    ││                                                                 ││                                        │
    │ ▢ year              1 ██    ││                                                                 ││                                        │
    │ ▢ one-of            1 ██    ││                                                                 ││                                        │
    │ ▢ lasted            2 ███   ││                                                                 ││                                        │
    ╰─────────────────────────────╯╰─────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
     place / quay
     Enter choose  Down Up go  Esc close
    ");
}

#[test]
fn small_screen_with_a_range_typed() {
    insta::assert_snapshot!(screen(80, 24, "f J J J J J J J J r > = 2"), @"
     dateline · Vessa, 2019–2021: an invented record 2 incidents   2018-12..2022-01
    ─ Filter ───────────────────────           2019 Jul   2020 Jul  2021  Jul  ╵
     source                          █=2 lin       █
     ▢ The Vessa Courier    2 ██████ Attack        ●
     ▢ صحيفة الوادي         1 ███    Operation     ●
     ▢ Bulletin 川          1 ███   ───────────────▲────────────────────────────────
     year                           ▌ 2019-05-12     ●  Attack on a ferry at Ol…  ≠
     ▢ from … to …                    2019-05-14     ●  Pursuit after the ferry…
     ▢ 2019                 2 ██████
     precision
     ▢ day                  2 ██████
     numbers
     ▣ ▸ killed>=2          2 ██████
     ▢ ▸ injured>=1         1 ███   ─ Detail · 37 more lines, J ────────────────────
     ▢   sources>=2         1 ███    ≠ Attack on a ferry at Old Ford
     weight                          Sun 12 May 2019 (inferred), evening
     ▢ major                1 ██████ Attack · incident · Old Ford, North Province
     ▢ normal               1 ██████ or South Province
     is
     ▢ differing            1 ███    Shots were fired at a ferry crossing at Old
     ▢ located              2 ██████ Ford; two passengers died and several were
     ▢ linked               2 ██████ hurt.
     killed >=2
     as in 5.., 2..4, >=5, unknown, unstated; nothing: any number  Esc close
    ");
}

#[test]
fn middle_screen_with_a_range_of_dates_that_is_wrong() {
    insta::assert_snapshot!(screen(140, 40, "f J J J J J r 2 0 2 0 . . 2 0 1 9"), @"
     Vessa, 2019–2021  last good: 1 incident (+1 possible) · 1 statement (+1 possible) · 2 periods · 1 series · 1 aggregate    2018-12..2022-01
    ╭─ Filter ────────────────────╮╭─ Timeline ──────────────────────────────────────────────────────╮╭─ Detail ───────────────────────────────╮
    │ ▢ period            2 ██████││            2019    Jul     2020   Jul     2021    Jul     ╵     ││ Blockade of the lower river            │
    │ ▢ series            1 ███   ││                                                                 ││ from November 2019 to February 2020    │
    │ ▢ aggregate         1 ███   ││                                                                 ││ Operation · period · South Province,   │
    │ place                       ││ █=1 linear                 █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░     ││ Vessa                                  │
    │ ▢ ▾ Vessa         5+2 █████░││ Attack                     ◌╺━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄     ││                                        │
    │ ▢  ▸ North Provi… 2+2 ██░░  ││ Operation               ┄┄╺━╸┄               ┄╺━━━━━━━━━┅┅›     ││ Boats were kept from the lower river   │
    │ ▢  ▸ South Provi… 2+1 ██░   ││ Assessment                 ┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄     ││ through a winter.                      │
    │ actor                       ││───────────────────────────▲─·─·────·──────────·───·─────────────││ Not said  a second source              │
    │ ▢ Harbour Front   1+1 ███░░░││▌ 2019-11..20-02 ━  Blockade of the lower river         period   ││                                        │
    │ ▢ unidentified      1 ███   ││  2020-01..08    ━  338 attacks counted in eight m…  aggregate   ││ Claims                                 │
    │ ▢ Oumou Keita       1 ███   ││  2021~          ○  النهري: الجبهة ما زال…  possible statement ≠ ││   [1] ¶8  “from November until         │
    │ ▢ عبد الرحمن الن… 0+1 ░░░   ││  2020-01-06..12 ◌  Bomb at Long Quay                            ││           February”                    │
    │ source                      ││  2020-03-10     ●  Keita: the Front has lost the…   statement ≠ ││                                        │
    │ ▢ The Vessa Courier 3 █████ ││  2021?-04-17    ●  渡し場の襲撃 — Café “Le Vieux”…   possible   ││ Linked events                          │
    │ ▢ صحيفة الوادي    1+1 ██░   ││  2020 summer    ◐  Attacks along the upper river thr…  series   ││ → has part: Bomb at Long Quay ·        │
    │ ▢ Bulletin 川     3+1 █████░││  2021-03..      ┅  Patrols on the upper river          period   ││   2020-01-06..12                       │
    │ year                        ││                                                                 ││                                        │
    │ ▣ date:2020..     6+2 █████░││                                                                 ││ Sources                                │
    │ ▢ 2019              4 ███   ││                                                                 ││ [1] The Vessa Courier, “A winter on    │
    │ ▢ 2020            5+2 ████░░││                                                                 ││     the river”, 10 March 2020          │
    │ ▢ 2021            1+2 █░░   ││                                                                 ││     publication date stated: head of   │
    │ ▢ 2022            1+2 █░░   ││                                                                 ││     the page                           │
    │ precision                   ││                                                                 ││                                        │
    │ ▢ day             1+1 ███░░░││                                                                 ││ EDTF      2019-11/2020-02              │
    │ ▢ season            1 ███   ││                                                                 ││ Coding    sure, weight normal          │
    │ ▢ year            0+1 ░░░   ││                                                                 ││ Event     2019-winter-blockade ·       │
    │ ▢ one-of            1 ███   ││                                                                 ││           tests/fixtures/small.yaml:11 │
    │ ▢ lasted            2 ██████││                                                                 ││           2                            │
    │ ▢ open              1 ███   ││                                                                 ││                                        │
    │ question                    ││                                                                 ││                                        │
    │ ▢ ▸ holds-river   1+1 ███░░░││                                                                 ││                                        │
    │ numbers                     ││                                                                 ││                                        │
    │ ▢ ▸ injured>=1      1 ██████││                                                                 ││                                        │
    │ ▢   sources>=2      1 ██████││                                                                 ││                                        │
    │ weight                      ││                                                                 ││                                        │
    ╰─────────────────────────────╯╰─────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
     date 2020..2019
          ^^^^^^^^^^ This range ends before it begins.
    ");
}

#[test]
fn small_screen_with_questions_and_numbers_unfolded() {
    insta::assert_snapshot!(screen(80, 24, "f J J J J J J J l J l j j = J"), @"
     dateline · Vessa, 2019–2021: an invented record  1 incident   2018-12..2022-01
    ─ Filter ───────────────────────           2019 Jul   2020 Jul  2021  Jul  ╵
     ▢ from … to …                   █=1 lin       █
     ▢ 2019                 1 ██████ Attack        ●
     precision                      ───────────────▲────────────────────────────────
     ▢ day                  1 ██████▌ 2019-05-12     ●  Attack on a ferry at Ol…  ≠
     numbers
     ▢ ▾ killed>=1          1 ██████
     ▣    civilians>=1      1 ██████
     ▢ ▸ injured>=1         1 ██████
     ▢   sources>=2         1 ██████
     weight
     ▢ major                1 ██████
     is                             ─ Detail · 37 more lines, J ────────────────────
     ▢ differing            1 ██████ ≠ Attack on a ferry at Old Ford
     ▢ located              1 ██████ Sun 12 May 2019 (inferred), evening
     ▢ linked               1 ██████ Attack · incident · Old Ford, North Province
     views                           or South Province
     ▸ The south
     ▸ Deadly attacks                Shots were fired at a ferry crossing at Old
     your views                      Ford; two passengers died and several were
     ▸ Quays at night                hurt.
     ▸ Elsewhere
     & killed.civilians>=1         j k row  J K facet  Enter choose  = only  ? help
    ");
}

#[test]
fn middle_screen_with_views_of_both_kinds() {
    insta::assert_snapshot!(screen(140, 40, "f G k k k Enter j"), @"
     dateline · Vessa, 2019–2021: an invented record                   1 incident (+2 possible) · 1 period                     2018-12..2022-01
    ╭─ Filter ────────────────────╮╭─ Timeline ──────────────────────────────────────────────────────╮╭─ Detail · possible · 19 more lines, J ─╮
    │ ▢  ▸ North Provi… 5+2 ███░░ ││            2019    Jul     2020   Jul     2021    Jul     ╵     ││ ≠ Attack on a ferry at Old Ford        │
    │ ▣  ▸ South Provi… 2+2 ██░   ││                                                                 ││ Sun 12 May 2019 (inferred), evening    │
    │ actor                       ││                                                                 ││ Attack · incident · Old Ford, North    │
    │ ▢ Harbour Front   0+2 ░░░░░░││ █=1 linear       ▓         █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░     ││ Province or South Province             │
    │ ▢ unidentified      1 ███   ││ Attack           ●         ◌   ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄     ││                                        │
    │ source                      ││ Operation               ┄┄╺━╸┄                                  ││ Shots were fired at a ferry crossing   │
    │ ▢ The Vessa Cour… 2+1 ████░░││──────────────────▲────────·─────────────────────────────────────││ at Old Ford; two passengers died and   │
    │ ▢ صحيفة الوادي    0+1 ░░    ││▌ 2019-05-12     ●  Attack on a ferry at Old Ford     possible ≠ ││ several were hurt.                     │
    │ ▢ Bulletin 川     1+2 ██░░░░││  2019-11..20-02 ━  Blockade of the lower river         period   ││                                        │
    │ year                        ││  2020-01-06..12 ◌  Bomb at Long Quay                            ││ Actors    attacker Harbour Front       │
    │ ▢ from … to …               ││  2021?-04-17    ●  渡し場の襲撃 — Café “Le Vieux”…   possible   ││           (named by source)            │
    │ ▢ 2019            1+1 ██░░  ││                                                                 ││ Toll      Civilians (ferry             │
    │ ▢ 2020            2+1 ████░░││                                                                 ││           passengers): 2 killed, at    │
    │ ▢ 2021            0+1 ░░    ││                                                                 ││           least 2 injured              │
    │ precision                   ││                                                                 ││ Figures   ferries stopped: 1           │
    │ ▢ day             0+2 ░░░░░░││                                                                 ││                                        │
    │ ▢ one-of            1 ███   ││                                                                 ││ Claims differ on the place and the nu… │
    │ ▢ lasted            1 ███   ││                                                                 ││ = as coded                             │
    │ numbers                     ││                                                                 ││   [1] ¶5  “two passengers died at the  │
    │ ▢ ▸ killed>=1     0+1 ░░░   ││                                                                 ││           ford”                        │
    │ ▢ ▸ injured>=1    1+1 ███░░░││                                                                 ││ ≠ toll: Civilians: 5 killed            │
    │ ▢   sources>=2    1+1 ███░░░││                                                                 ││   [2] ¶2  “خمسة قتلى”                  │
    │ weight                      ││                                                                 ││           by عبد الرحمن النهري         │
    │ ▢ major           0+1 ░░    ││                                                                 ││           (“العقيد”)                   │
    │ ▢ normal          2+1 ████░░││                                                                 ││ x place: Long Quay, South Province     │
    │ is                          ││                                                                 ││   (rejected by the source)             │
    │ ▢ differing       0+1 ░░    ││                                                                 ││   [3] ¶7  “it was said to be Long      │
    │ ▢ located         2+2 ███░░░││                                                                 ││           Quay”                        │
    │ ▢ linked          2+1 ███░░ ││                                                                 ││                                        │
    │ views                       ││                                                                 ││ Linked events                          │
    │ ▸ The south                 ││                                                                 ││ → led to (2 days later): Pursuit after │
    │ ▸ Deadly attacks            ││                                                                 ││   the ferry attack · 2019-05-14        │
    │ your views                  ││                                                                 ││                                        │
    │ ▸ Quays at night            ││                                                                 ││ Sources                                │
    │ ▸ Elsewhere                 ││                                                                 ││ [1] The Vessa Courier, “A winter on    │
    ╰─────────────────────────────╯╰─────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
     & place:south
     j k row  J K facet  Enter choose  / search  s passage  Esc back  & query  f filter  b brief  w write  Tab pane  ? help
    ");
}

#[test]
fn small_screen_with_views_of_both_kinds_and_one_being_saved() {
    insta::assert_snapshot!(screen(80, 24, "f G k k k Enter S R i v e r"), @"
     Vessa, 2019–2021     1 incident (+2 possible) · 1 period      2018-12..2022-01
    ─ Filter ───────────────────────           2019 Jul   2020 Jul  2021  Jul  ╵
     precision                       █=1 lin       ▓      █  ░░░░░░░░░░░░░░░░░░░
     ▢ day                0+2 ░░░░░░ Attack        ●      ◌  ┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄
     ▢ one-of               1 ███    Operation           ╺━╸
     ▢ lasted               1 ███   ───────────────▲─────·──────────────────────────
     numbers                        ▌ 2019-05-12     ●  Attack on a ferry at…   ? ≠
     ▢ ▸ killed>=1        0+1 ░░░     2019-11..20-02 ━  Blockade of the lower r…
     ▢ ▸ injured>=1       1+1 ███░░░  2020-01-06..12 ◌  Bomb at Long Quay
     ▢   sources>=2       1+1 ███░░░  2021?-04-17    ●  渡し場の襲撃 — Café “…  ?
     weight
     ▢ major              0+1 ░░
     ▢ normal             2+1 ████░░
     is                             ─ Detail · possible · 37 more lines, J ─────────
     ▢ differing          0+1 ░░     ≠ Attack on a ferry at Old Ford
     ▢ located            2+2 ███░░░ Sun 12 May 2019 (inferred), evening
     ▢ linked             2+1 ███░░  Attack · incident · Old Ford, North Province
     views                           or South Province
     ▸ The south
     ▸ Deadly attacks                Shots were fired at a ferry crossing at Old
     your views                      Ford; two passengers died and several were
     ▸ Quays at night                hurt.
     save the query as River
     Enter accept  Esc close
    ");
}
