//! The places map at four sizes, and in ASCII.

use dateline::index::Data;
use dateline::ui::{Theme, ThemeName};

use super::support::Session;

/// The map of the embedded store after some keys.
fn map(columns: u16, rows: u16, ascii: bool, keys: &str) -> String {
    let mut session = Session::of(Data::embedded(), columns, rows);
    session.theme = Theme { name: ThemeName::Sixteen, ascii };
    session.press("m").press(keys).screen()
}

#[test]
fn the_map_on_the_smallest_screen() {
    insta::assert_snapshot!(map(40, 10, false, "j"), @"
        31 inc · 46 stmt · 5 rep · 39 other
    ─ Places · 17 without coordinates ──────
    ⡗⢆⣀⡖⠒⢤⣠⣀⡔⠢⡶⡢⠔⠂⠢⠂⠪◆37+ Mosul and 12 more
         ⢀ Syria 7+⠂ ⡈19+ Al-Baaj etc.
         ⠈⢉  ⢠⡮⡃ ⠐ ⡠⠔⠃  7+ Anjata and 4 more
            ⡀⣾⠆⣀⡤⠒⡎  6 ⢀53 Iraq and 5 more
     ├─┤ 200 km · boundaries are approximate
     and imply no position
    ◆ 2014  Mosul falls to I… · Mosul (town)
     & everything         j k event  ? help
    ");
}

#[test]
fn the_map_on_a_small_screen() {
    let mut session = Session::of(Data::embedded(), 80, 24);
    insta::assert_snapshot!(session.press("m Tab").styled(), @"
     dateline · Iraq, 2014–2022 31 inc · 46 stmt · 5 rep · 17 per · 20 ser · 2 aggr
    ─ Places · 34.8 N 43.1 E · 1,582 km across ─────────────────────────────────────
                    Checkpoint 120 km north-west of Mosul ⡀                 ⠘⠤⡀
    ⠔⠒⠤⣀⣀⡤⠊⢱ ⢠⠒⢠⡀⣀⡠⠂⠊⠉⠐⠠⠤⣀⠤⠠⠒⠊  ⠠⠐ ⢄ ⣉●⠉ ⠠ ⠘ Mosul and 6 more                 ⠈⠑⠢⠤⢄⣀
       ⠈  ⡜⠁ ⣪⡀              ⡀ Sinjar ◆ ● ◆26+ ⢀ ● Iraqi Kurdistan
          ⢱⢀⠼     Al-Baaj and 1 more 4 ⢀9⠐ ⠠● Nimrud area        ⠄
    ⠆    ⢠⠃⠉              ⠠       ⠄⢨⠂    3+ Hatra (al-Hadhar) and 2 more
          ⢱              ⠄         ⠇⠠⠁ Hawija ◆⠘9+ Kirkuk          ⠠
          ⢏           7+ Syria    ⠸  ⠈⠂⠈⡀⠐⢀ ◆2 ●  2 Daquq and 1 more
          ⡸⠂⡲⠂         ⠄         Salah al-Din 3◆7? Hamrin mountains and 1 more
         ⡎⠁  ⡡        ⠠        ⡠⠒⠊       ⠠  ⠂  2 Samarra district     ⠄
        ⡤⠇ ⡠⠎⠁        ⡀    ⣀⠤⠊      ⠄ ⠄    ⠄ ⠐⢀⠠ ⠠ ⠐3 Diyala          ⢀
       ⢠⠃ ⡸⠂         ⢀  ⡠ ⠊     ⢄ ⠁ ⠈ Amiriyat al-Fallujah             ⡀
      ⢀⣇⡰⠋⡄          ⡠⠒⠉⡄      ⠄     Fallujah ◆◆ 6 Baghdad and 1 more
      ⡜  ⣀⡆       ⡠⠂  Anbar desert 3 3  ⠄ ⠁ ⡀◆47 Jurf al-Sakhar and 1 more
     ⢸⠰⠂⠾  ⠃⠄⣀⡀⡠⠔⠉   ⠈  ⠨⣂     ⠄⠈  Anbar ⠈ ⡀    Babil        ⠁⠤⢂       ⠁
     ├────────┤ 200 km · boundaries are approximate and imply no position
    ◆ 2022-04..05  Cells from Mosul to Jurf al-Sakhar · Mosul (town) and 9 more
    ─ 17 events have no place with coordinates ─────────────────────────────────────
     2019-05..20-04  ISIS fighters still cross from Syria
     2021-12~        ISIS holds Lahiban village for a few hours
     2022-04..05     Observers: the operation is a blow to ISIS
     2022-04-04      Suicide bombing wounds soldiers south of Mosul
     & everything     j k event  Tab place  h l pan  + - zoom  0 all  z fit  ? help
    --- styles
     aaaaaaaaaaaaaaaaaaaaaaaaaa       bbb       bbb     bbb      bbb      bbb
    cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
                                                          b                 bbb
    bbbbbbbb bbbbbbbbbbbbbbbbb  bb b bdb b b aaaaaaaaaaaaaaaa                 bbbbbb
       b  bb bb              b aaaaaa d d dddc b d
          bbb                        d bcb bc                    b
    b    bbb              b       bbb    cc
          b              b         bbb aaaaaa dbdd                 b
          b           cc          b  bbbbbb cc d  c
          bbbb         b                      cddd aaaaaaaaaaaaaaaaaaaaaaaaaaa
         bb  b        b        bbb       b  c  d                      b
        bb bbb        b    bbb      b b    b cbc c cc                 b
       bb bb         b  b b     b b b aaaaaaaaaaaaaaaaaaaa             b
      bbbbb          bbbb      b     aaaaaaaa cc d
      b  bb       bb               c c  b b bccc aaaaaaaaaaaaaaaaaaaaaaaaa
     bbbb  bbbbbbb   b  bb     bb        b b    bbbbb        bbb       b
     bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    c bbbbbbbbbbbbbaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbb
    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
     bbbbbbbbbbbbbbbb
     bbbbbbbbbbbbbbbb
     bbbbbbbbbbbbbbbb
     bbbbbbbbbbbbbbbb
    eeebbbbbbbbbb    eeeeebbbbbbeeeeebbbbbbeeeeebbbbeeeeebbbbbeeebbbbeeebbbbeeebbbbb
    --- legend
    a bold
    b dim
    c Blue
    d Blue dim
    e Cyan
    ");
}

#[test]
fn the_map_on_a_middle_screen() {
    insta::assert_snapshot!(map(140, 40, false, "Tab +"), @"
     dateline · Iraq, 2014–2022       31 incidents · 46 statements · 5 reports · 17 periods · 20 series · 2 aggregates         2013-10..2023-03
    ╭─ Places · 35.1 N 43.5 E · 71 events off the map · 403 km across ─────────────────────────────────────────────────────────────────────────╮
    │⡜⠂      ⠠ ⢀⠌ ⡀                   ⠁⢁ ⠠   ⢀ ⠰  ⠈⠄ ⠈⠁⡐⡀    ⠁⡀ ⠄ ⠐ ⠈  ⠁ ⠁ ● Iraqi Kurdistan   ⠆    ⠁    Cells from Mosul to Jurf al-Sakhar    │
    │⡦     ⠈  ⡀     ⠄         9 Nineveh ⠅⠐ ⠠  ⡃  ⠠⠐    ⠠⡀⡀⡀ ⠂⠈                    ⠂ ⡀          ⠸⡀   ⠂    2022-04..05                           │
    │⡆⠄   ⠁  ⡀       ⠄                ⠐  ⠈ ⠠ ⠢  ⠂ ⠐● Nimrud area                     ⠠          ⢃   ⠂    Mosul (town), Gogjali (town), Badush  │
    │⡄⡈ ⠠⠁  ⡀  2 Al-Baaj           ⠄⠈        ⠂⠈    ⠐  ⠂⡀ ⡀⡀   ⠐                        ⠐        ⡈  ⠐     mountain (district), Sinjar (town),   │
    │⠰⣀  ⠂⠐⡀⢀        2 Desert west of Mosul   ⠊     ⠌ ⢀ ⡀  ⡀   ⠂                         ⠁      ⠃⠒⠢⠒⠂⠄   Hawija (town), Hamrin mountains       │
    │ ⢣⢀  ⠂   ⠈  ⠂ ⠠⡀⠠  ⠄ ⠂ ⠈                 ⠐⠐ ⢀⡀⠁⡀⠄⡄        ⠠                          ⠈ ⡀    ⠠    ⠁⠢ (province), Baiji district            │
    │  ⠢⢀ ⠈⠈ ⠠  ⠄ ⠂                   ⢀       ⠂ ⢀    ⡀⠄    ⠈    ⠄                            ⡀  ⠠        (district), Fallujah (town), Amiriyat │
    │  ⠸ ⢀⠈                       ⠄ ⠁   ⠈ ⢀  ⠠ ● Qayyara air base                             ⡀⠄         al-Fallujah (district), Jurf          │
    │  ⠸  ⢐                     ⠐  ○ 'Urban district', 90 km south-west of Mosul             ⠐           al-Sakhar (town)                      │
    │  ⡜  ⠐ ⡀                  ⠐     2 Hatra (al-Hadhar)  ⠈⠐⡀     ⢀ ⢀  ⠄ ⡀ ⢀              ⢀ ⠁ ⠈                                                │
    │ ⠊   ⠠   ⠄                ⠠          ⠠   ⠈⠠           ⠠⡀ ⠄ ⠁⠁           ⠈ ⠠ ⢀      ⠠      ⠁         ─ 17 events without coordinates ──────│
    │⡆     ⠄   ⠐ ⢀              ⠠        ⠠ ⢈ ⠐⠂    ⡀ ⠄ ⠂ ⠈⠄⠌  ⠁ ⠃⠈⠠ ⢀             ⡀⠠⠠ ⠈        ⠐          2017-07..18-01  Operations to seize… │
    │       ⡀      ⠐ ⢀            ⠂ ⡀  ⢀⠤⠐⠈   ⠂⡀⠐     ⢀ ⠁ ⡀      ⠐    ⠘9+ Kirkuk     ⠈ ⢀       ⠐          2017-07..22-05  Campaigns south of M…│
    │⠂       ⡀         ⠐  ⠄ ⠠ ⢀  ⠄ ⠄ ⠐⠘      ⠄⠄    ⠄⠠⠐ ⢀ ⡀   ◆ Hawija   ⠠ ⠨    ⠁ ⡀       ⠄     ⠠          2017-12..18-12  ISIS fighters come i…│
    │ ⠈ ⠠     ⡀                   ⠠ ⠈      ⠂  ⠠⢀ ⠁ ⠠    ⡀⠐        ⠄    ⠂    ⠂     ⡀       ⠠    ⠄          2017-12..19-11  Village mayors kille…│
    │     ⠈ ⠠  ⠠              ⠠ ⠈       ⡀⠈     ⡀  ⠄  ⡀ ⢄  ⠐       ⠄   ⠐     ● Daquq        ⠠  ⢀           2017-12..19-11  Mass displacement, w…│
    │          ⠁⠠⠂ ⠐ ⠠  ⠂ ⠂ ⠈          ⡀        ⡀⠄ ⠂ ● Makhoul mountains      ⠠ ⢀⠂ ⡀        ⠠ ⡀           2017-12..20-04  Baghdadi's 'disappea…│
    │             ⠐                   ⡀        ⠁⢄⠈ ⠐      ⠤ ⠠     ⡀⠈   ⠄   ⡀⠈    ⢀⠁  ⠂       ⡠            2019-10-26..27  Abu Bakr al-Baghdadi…│
    │               ⠁ ⡀              ⡀         ⠨⡀⡂⡁    ◆ Baiji district ⠐ ⢀    ⠄ ⠁⢀   ⠂     ⡀ ⠠           2019-10-27  US declares Baghdadi dead│
    │                   ⠂ ⡀         ⡀       ⡀  Allas oilfields ●  ⠁  ⠂       ⠁  ● Tuz Khurmatu ⠄          2019-01..11  ISIS official spokesman…│
    │                       ⠈ ⠐ ⠠  ⠄ ⠠ ⠐  ⠁   ⢀  ⠐  ⠠     ⡀⢀      ⠁ ⠐     ⠈ ⡀ ⠂ ⠐ ⠠ ⡀ ⠤ ⠠⠄ ⠄ ⡀ ⡀       ⠠  2019-01..11  ISIS spokesman promises…│
    │                              ⠈          ⢀    ⠂ ⡀⠄⢀ ⠠ ⠠      ⠂⠐  ◆3? Hamrin mountains     ⡈ ⠐ ⢀   ⡆  2019-01..11  Tamimi: ISIS is likely… │
    │                              ⠈                    ⠁ ⡀  ⠈ ⠐ ⠘       ⢀  ⠂ ⠐  ⠄ ⠂⡁⠈               ⠐ ⠰  2019-05..20-04  Displaced not back i…│
    │                              ⠂          ⠈            3 Salah al-Din ⠁    4? Anjata       ⠁    ⡢⠤⢀⡈  2019-05..20-04  ISIS fighters still… │
    │                              ⠐           ⠁                ⠁⠠⠐ ⠠  ⠄ ⠄⢀⠐ ⠈      ⠂⠐         ⠁    ⡃     2021-12~  ISIS holds Lahiban village…│
    │                              ⠠           ⠐              ⡀ ⡀⡀   ⠠      ⡀      ⠠⠂         ⠐   ⣀⠈      2022-04..05  Observers: the operatio…│
    │                               ⠄           ⠂           ⠂    ⡀⠁ ⠆         ⠂ ⠐ ⠈⠄         ⠐    ⠈⡄      2022-04-04  Suicide bombing wounds s…│
    │                                ⡀           ⠂        ⠁     ⢀  ⠂ ⠄            ⢀         ⠐       ⠉⡆    2022-04  Second phase of 'Hard Will'…│
    │                                 ⡀           ⠂      ⠈     2 Samarra district          ⠐         ⡆                                         │
    │                                  ⡀           ⠐     ⠐      ⠁⠠   ⡀          ⢀         ⠐         ⢀⠆                                         │
    │                                   ⠄           ⠐     ⠂    ⠈ ⠄  ⡀          ⠄         ⠂         ⡠⠃                                          │
    │                                    ⠠            ⠈ ⡀   ⠂ ⡀⠂⣀ ⠄          ⠠       ⢀ ⠈         ⡠⠊                                            │
    │       ⢀  ⡀ ⡀                         ⠂              ⠂ ⡀ ⠐ ⢀           ⠂    ⢀ ⠐    3 Diyala ⠈⠉⠲⡀                                          │
    │ ⠠ ⠐ ⠈        ⠈ ⠐ ⠠                     ⠁ ⡀              ⠆ ⡀       ⢀ ⠈  ⢀ ⠐                    ⠡⡀                                         │
    │ ├───┤ 20 km · boundaries are approximate and imply no position                                                                           │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     & everything
     j k event  Tab place  h l pan  + - zoom  0 all  z fit  Enter open  s passage  Esc back  / find  & query  f filter  Space mark  ? help
    ");
}

#[test]
fn the_map_on_a_large_screen() {
    insta::assert_snapshot!(map(200, 60, false, "0"), @"
     dateline · Iraq, 2014–2022: the insurgency before and after Mosul                  31 incidents · 46 statements · 5 reports · 17 periods · 20 series · 2 aggregates                   2013-10..2023-03
    ╭─ Places · 34.6 N 52.2 E · 2,873 km across ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
    │      ⠈⠑⠤⢄⡀                                  ⠙⠒⣄⡀            ⠱⠤⢄⡀⠉⠉⠁                   ⡃                    ⠈⠁⡄                               Areas seized before Mosul's fall                        │
    │          ⠈⠢⣀                                   ⢱⣠⡔             ⢣                      ⡃                      ⠐⠢⡀                             ..2014-06-30                                            │
    │             ⠑⢄⣠⠤⣀⡄⡀                            ⢰⡿               ⠣⡀                    ⡃                        ⠈⠢⡀⣀⠤⠠⠤ ⠤⠠⠤⠠⠤⠠⠖⠂⠄             Iraq (country)                                          │
    │               ⠉⠢⣀⣀⠈⠈⠂⠢⠠⠤⠠⠤⣀⡀                    ⡗                ⡧⠤⡀                  ⡃                                        ⠈⠁⠆                                                                   │
    │                  ⠈⠑⢇⣀      ⠈⠁⠢⠠⡀  ⣀⡀⣀          ⠈⠒⡄                 ⠱⠤⢄⢄⣀              ⡃                                          ⠈⠂⠺         ─ 17 events have no place with coordinates ─────────────│
    │                      ⢣         ⠐⠂⠈ ⠘⠁⠐⠂⠒⡀        ⠑⣄                   ⢀⠟              ⡃       ⢀⡴⢫⡈⠉⠒⢢                              ⡎          2017-07..18-01  Operations to seize arms south of Mosul│
    │                      ⠘⡄                ⠘⠢⡀⡀        ⢣                  ⡎ ⡠⡴⠮⠬⢭⠈⠁⠢⢀     ⡃     ⠠⠴⠊  ⠈   ⠈⠉⠈⡂                          ⡆⣀⡀        2017-07..22-05  Campaigns south of Mosul and in the bo…│
    │                      ⢀⠇                   ⡨⠒⠂⠄      ⡩⢆                ⢏⣈⣎   ⠈⡆   ⠰⡀   ⡃   ⢨            ⠈⢩⠆                           ⠸        2017-12..18-12  ISIS fighters come in from east of the…│
    │⡤⣀                  ⣀⠤⠚⠢⠒⠂⠲⠉⠒⣀       ⣀⠤⠂⠤⡀ ⠈⠢⣀ ⠩⡀  ⡀⠊⠁ ⠑⡄              ⠘⢢⡇    ⠘⠢⣀  ⠈⠆⣀⡀⣃⡀⣀⡀⣈⡤            ⠠⠄⡀ ⡀ ⢀⡀                      ⡃       2017-12..19-11  Village mayors killed, crops destroyed │
    │  ⠑⠒⠔⠲⢄⣀⣀⣀⠤⠔⠔⠤⠤⣠⡠⠤⠖⠉⠁        ⠈⠘⢂⠒⠊⠈⠉⠈⠁⠶⢠⡀⠈⠈⠁⠲⠃  ⠈⠉⠈     ⠹⡀               ⢷⡀ ⢀  ⣀ ⣣                         ⠉⠈⠈⠈⠁ ⠡⡄                    ⠉⠈⠉⠈⠉⠈  2017-12..19-11  Mass displacement, whole villages empt…│
    │                               ⢀⠆      ⢠⡊                ⠈⠧⣀⣀⡀          ⢀⠇⠛⠛⠛⠤⠴⠾⠏⠁                                ⠰                            2017-12..20-04  Baghdadi's 'disappearance' as ISIS lea…│
    │                               ⠡⡄       ⠐⠢⡀               ⣀⠴⠤⠻⡆         ⢸                                          ⠉⡄                          2019-10-26..27  Abu Bakr al-Baghdadi killed            │
    │                               ⠈⠈⠂⠒⠢⡀   ⠰⢂               ⢨⠂             ⠘⣴⠒⢖⠆                                       ⠢⢀                         2019-10-27  US declares Baghdadi dead                  │
    │    ⡀ ⡀ ⢀  ⡀ ⡀                     ⡊⠘⢫⠰⢢⠤⡀⠐ ⡦    ⠠⠒⠁⠄    ⡜               ⠈⢡⠾⡶⠄                                        ⠈⠢⡀                 ⠠⠠⠢  2019-01..11  ISIS official spokesman killed            │
    │  ⠁            ⠈ ⠠               ⠨⡌   ⠢⢀ ⠁⡆ ⠴⢀⠤⠊    ⡎  ⢠⣤⠛                ⡻⠑⢷⡆                                          ⠈⠡⡀               ⠮⢀   2019-01..11  ISIS spokesman promises the US attrition  │
    │                   ⠈ ⠠            ⠢    ⠈⠈⠂⠚⠂⠚⠊     ⢂⡈  ⡞⠉                 ⡇  ⢉⠇                                            ⠁⠈⠢⡀            ⠈⠈  2019-01..11  Tamimi: ISIS is likely to splinter        │
    │                       ⠐ ⡀        ⠸⣀                ⠈⠡⡠⡇                     ⢸                                               ⢀⠈⠩⠢⢠  ⠄ ⠄ ⠠ ⢀    2019-05..20-04  Displaced not back in villages south o…│
    │                          ⢀       ⠠⠃                   ⢱                     ⢸     ⣀⡠⠠⠤⠠⠴⠉⠈⠁⠚⡂                           ⡀ ⠂      ⠈⠉⠐⠢⠄⡀       2019-05..20-04  ISIS fighters still cross from Syria   │
    │                      ⢀  ⠄  ⠄     ⠈⢃⠄                  ⠘⡄                    ⢸   ⢀⠔⠁         ⠈⠈⠉⠒⢂⡠⣠⡀                ⢀ ⠂              ⠸        2021-12~  ISIS holds Lahiban village for a few hours   │
    │                    ⠠    ⢠⡀⣱⢤⠰⡀⣀⠁⡠⡂ ⠶⡀⠠                 ⠈⠉⠉⠒⠒⢄               ⠸⡤⠠⠒⠊                   ⠉⠢            ⠠            ⡀⣀⡸⠉⠒⠠⠼⠠⠤⢀ ⣀⡆  2022-04..05  Observers: the operation is a blow to ISIS│
    │      Checkpoint 120 km north-west of Mosul                  ⠈⠢⣄           ⢀⣀⣀⡇                       ⠈⠋⠒⢠        ⠄           ⠰⠉         ⠈  ⠒  2022-04-04  Suicide bombing wounds soldiers south of M…│
    │⡎⠁⠦⠠⠔⠂⠈  ⠃⠒⠂⠔⠂⠈⠁ ⠠ ⠡⠠⢀⡨⠠●⡀ ⠢ ⠈ Mosul and 5 more                 ⠉⠒⠒⠤⠤⠤⠤⠒⠒⠊⠉⠁ ⠉⠁                           ⠰⠠⠤⠠⠤ ⠐            ⢠⠂                2022-04  Second phase of 'Hard Will' begins in the west│
    │⠦               Sinjar ●  11⠘26+⠤ ⠠● Iraqi Kurdistan                                                          ⠢⠐           ⢀⡠⠈                                                                        │
    │    Al-Baaj and 1 more 4 ⠄ ⠁ ●● Nimrud area      ⠈                                                            ⠪        ⡠⠤⠂⠊⠋                                                                          │
    │    Hatra (al-Hadhar) etc. 2+⡐⡀⠈⠡⡀9+ Kirkuk        ⠁                                                         ⠐⠘⠢⠄⣀⡀    ⡊                                                                              │
    │            Makhoul mountains ●⠐● ⠈● Daquq ⠂        ⠈                                                       ⠐ ⡎   ⠈⠢⠒⠊                                                                                │
    │        7+ Syria    ⠸    ⠂ ⠤ ⠐⠡●●⠁1+ Hamrin mountains and 1 more                                            ⠄⢀⠆                                                                                       │
    │⡀        ⠈         Salah al-Din 3⠁⠒ 4? Anjata         ⠈                                                    ⠠⡪⡉                                                                                        │
    │⠂       ⠈      ⡠⠔⠊          ⡀ ⠐ 2 Samarra district     ⠁                                                   ⢪            Afghanistan ●                                                                 │
    │        ⠁  ⢀⡠⠂⠈    ⢀ ⠡ ⠈ ⠐    ⠂ ⠪⠄⠘  3 Diyala          ⠈                                                   ⢨⡀                                                                                         │
    │        ⠂⡀⡎⠁     ⠐⡀    Fallujah ● ⠄6 Baghdad and 1 more ⠂                                                   ⡨⠃                                                                                        │
    │     ⢀⡠⠂⠄ ⠰      Anbar 3   ⠠  ⠠◆47 Iraq and 2 more      ⠄                                                  ⠨⡁                                                                                         │
    │   ⠠⠒⠁  ⠄ ⠈⡂    ⠠ ⠁  3 Anbar desert          ⠈⠤⣀⡀       ⠄                                                   ⠎                                                                                         │
    │⠒⠊      ⡀  ⢣⡆    ⠠ ⠈ ⡀ ⢀ ⠨  ⠂                   ⠘⡀     ⢀                                                    ⠸⠈                                                                                        │
    │      ⡀⡠⢤⠂⠒⠁ ⠉⠈⠂⠒⠢⡀⠐ ⠐  ⠁ ⠐                      ⠈⠄    ⡀                                                    ⠸ ⠁                                                                                       │
    │ ⠠⡔⠂⠈⠉   ⢀         ⠉⠢⢀⡀⢀ ⠁                       ⢀⠆   ⢀                                                     ⠸⠠⠄⣈⡀                          ⣠⡊                                                         │
    │  ⠈⢢      ⢀          ⠐⠈⠂⠤⡀                       ⢨⡀⡀ ⢀                                                          ⠈⢃                     ⠂⠘⠂⠒⠉                                                          │
    │  ⡀ ⠐⢀     ⢀   ⢀ ⠐ ⠈     ⠈⠢⡀                       ⡃⢀                                                           ⠠⠃⠁⢀                 ⢨⠈                                                               │
    │    ⠁ ⠂ ⠐  ⠂⢀⠁             ⠈⠐⢀                     ⡃⡆⡀ ⣴⣶⠂                                                     ⡀     ⠠               ⢡                                                                │
    │ ⢀⡀⣀⠞         ⡀               ⠐⠠⡀              ⡠⠔⢂⠤⣦⣄⣃⡤⠼⠈⠒⠦⠒⠹⡀                                               ⡠⠊        ⠁ ⡀           ⣊                                                                │
    │⡜⠁             ⠠                ⠈⠢⡀           ⡠⠃⠄  ⣹⡽        ⠑⢢                                              ⠫⠔⠂⠤⣀⡀        ⠁ ⣠⡀⣀⡀⢠⠔⠂⠊⠁⡀ ⢀ ⠠                                                           │
    │                 ⠐ ⡀              ⠈⠁⠄⣀⡀⡀    ⢀⡠⠐   ⠺⠲⡘⠂         ⡇                                              ⠈⢂  ⠈⠉⠒⠉⠈⠉⠈⠉⠈⠂        ⠁                                                                 │
    │                     ⠂ ⡀               ⠈⢈⠉⠘⠉⠊⠉⠐⠂⠒⡀  ⢇          ⠙⣗                                              ⠈⡆                                                                                     │
    │                         ⠐ ⠠ ⠠  ⡀ ⠄ ⠠ ⠐          ⠡⠤⠠⠼⢇           ⡇                                               ⠣⠄⣀                                                                                  │
    │                                                     ⠘⡄          ⠘⡆                                                 ⠰⢢                                                                                │
    │                                                      ⢙⡆          ⠑⠲⠤⢄⡀                                              ⢨                                                                                │
    │                                                       ⠙⢶⡄⣀           ⠈⠑⡄                                            ⢨                                                                                │
    │                                                         ⠛⢏⠁            ⠈⠒⢄⣀         ⢀⣀⣔⣒⠒⠒⣄                         ⠈⠒⢩⠄                                                                             │
    │                                                           ⠉⡦⡀            ⠐⠚⠒⠤⠤⠤⡀ ⢀⡠⡲⣟⠯⠗⠑⠁ ⠘⡆                        ⣀⡀⡨                                                                              │
    │                                                            ⠑⡄⢀⡀             ⠈⠑ ⠈⠉⠁ ⠉   ⣠⣤  ⢇                    ⢀⡠⠈                                                                                  │
    │⣢                                                           ⠷⡃⢯⡇⢠⠒⠣⡄                   ⡰⣟⡇  ⢸⡀                   ⡃                                                                                    │
    │⣏⣲                                                           ⢧⡈⢠⡯ ⢀⡞                 ⣄⠖⠡⢾    ⠉⠒⠦⢦⡠⠤⢄⡀           ⠸⠁                  ⢀⣤⣀                                                               │
    │ ⠙⠣⡀                                                          ⢹⢸⠁  ⢧               ⢀⡜   ⡴⡇          ⠈⠉⠉⠙⠒⠒⠒⠟⠤⢄⣀⢀⣜⡀⢠⣀⡤⠤⠤⠤⢤⡒⠒⠛⠦⢤⡔⠒⠔⠒⠒⠒⠉⠉⠙⢄                                                              │
    │  ⢠⠇                                                          ⠈⢪⡇  ⡜             ⢀⠔⠊  ⡔⡂⡰⡇                     ⠉ ⠋⠉⠉                   ⡯⢄⣀                                                            │
    │ ├────────┤ 200 km · boundaries are approximate and imply no position                                                                                                                                 │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     & everything
     j k event  Tab place  h l pan  + - zoom  0 all  z fit  Enter open  s passage  Esc back  / find  & query  f filter  Space mark  b brief  w write  ? help
    ");
}

#[test]
fn the_map_in_ascii() {
    insta::assert_snapshot!(map(80, 24, true, "j"), @"
     dateline . Iraq, 2014-2022 31 inc . 46 stmt . 5 rep . 17 per . 20 ser . 2 aggr
    - Places . 34.8 N 43.1 E . 1,582 km across -------------------------------------
                    Checkpoint 120 km north-west of Mosul .                 '..
    :'....': .'....''''.....''  .' . :*' . ' Mosul and 6 more                 '':...
       '  :' :.              . Sinjar * * @26+ . * Iraqi Kurdistan
          :.:     Al-Baaj and 1 more 4 .9' .* Nimrud area        .
    :    .''              .       .:'    3+ Hatra (al-Hadhar) and 2 more
          :              .         :.' Hawija *'9+ Kirkuk          .
          :           7+ Syria    :  '''.'. '2 *  2 Daquq and 1 more
          :':'         .         Salah al-Din 3.7? Anjata and 1 more .
         :'  :        .        .''       .  '  2 Samarra district     .
        .: .:'        .    ..'      . .    . '.. . '3 Diyala          .
       .' :'         .  . '     . ' ' Amiriyat al-Fallujah             .
      .::'.          .''.      .     Fallujah ** 6 Baghdad and 1 more
      :  .:       .'  Anbar desert 3 3 Anbar  47 Iraq and 1 more       '
     ::':  '....:'   '  ::     .'      . ' .    Babil        '.:       '
     +--------+ 200 km . boundaries are approximate and imply no position
    @ 2014  Mosul falls to ISIS . Mosul (town)
    - 17 events have no place with coordinates -------------------------------------
     2017-07..18-01  Operations to seize arms south of Mosul
     2017-07..22-05  Campaigns south of Mosul and in the border desert
     2017-12..18-12  ISIS fighters come in from east of the Euphrates
     2017-12..19-11  Village mayors killed, crops destroyed
     & everything     j k event  Tab place  h l pan  + - zoom  0 all  z fit  ? help
    ");
}
