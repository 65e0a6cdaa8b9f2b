//! How the axis with its lanes is styled at six sizes in the three kinds of themes: what it shows there is in `axis`.
//! A line of runs for each row: see `style_runs`.

use dateline::ui::{Theme, ThemeName};

use super::axis::axis;
use super::support::style_runs;

fn in_theme(name: ThemeName, columns: u16, rows: u16) -> String {
    style_runs(&axis(columns, rows, Theme { name, ascii: false }))
}

#[test]
fn at_40_by_10() {
    insta::assert_snapshot!(in_theme(ThemeName::Dark, 40, 10), @"
    10a 1. 4b 4. 4b 4. 4b 4. 1c
    1. 7a 4. 2a 1d 4. 1d 1. 15a
    1. 9e 2. 1e 1. 1f 4. 2e 8. 7e
    7a 7c 1e 4c 3a 1c 1a 5c 1a 1c 1a 8c
    --- legend
    a 246
    b bold
    c DarkGray
    d 110
    e 75
    f 75 bold reversed
    ");
    insta::assert_snapshot!(in_theme(ThemeName::Sixteen, 40, 10), @"
    10a 1. 4b 4. 4b 4. 4b 4. 1a
    1. 7a 4. 2a 1c 4. 1c 1. 15a
    1. 9c 2. 1c 1. 1d 4. 2c 8. 7c
    14a 1e 25a
    --- legend
    a dim
    b bold
    c Blue
    d Blue bold reversed
    e Blue dim
    ");
    insta::assert_snapshot!(in_theme(ThemeName::Plain, 40, 10), @"
    11. 4a 4. 4a 4. 4a

    14. 1b
    14. 1a
    --- legend
    a bold
    b bold reversed
    ");
}

#[test]
fn at_60_by_20() {
    insta::assert_snapshot!(in_theme(ThemeName::Dark, 60, 20), @"
    1. 10a 1. 4b 3. 3a 4. 4b 3. 3a 4. 4b 3. 3a 4. 1c
    1. 10a 3. 2a 1. 1d 1a 7. 2a 2. 25a
    1. 6e 10. 1f 8. 29e
    1. 9g 4. 2g 1. 1h 6. 5g 13. 13g
    4a 13c 1g 7c 1a 1c 1a 1c 1a 4c 1a 8c 1a 3c 1a 12c
    --- legend
    a 246
    b bold
    c DarkGray
    d 110
    e 209
    f 209 underlined
    g 75
    h 75 bold reversed
    ");
    insta::assert_snapshot!(in_theme(ThemeName::Sixteen, 60, 20), @"
    1. 10a 1. 4b 3. 3a 4. 4b 3. 3a 4. 4b 3. 3a 4. 1a
    1. 10a 3. 2a 1. 1c 1a 7. 2a 2. 25a
    1. 6d 10. 1e 8. 29d
    1. 9c 4. 2c 1. 1f 6. 5c 13. 13c
    17a 1g 42a
    --- legend
    a dim
    b bold
    c Blue
    d Red
    e Red underlined
    f Blue bold reversed
    g Blue dim
    ");
    insta::assert_snapshot!(in_theme(ThemeName::Plain, 60, 20), @"
    12. 4a 10. 4a 10. 4a

    17. 1b
    17. 1c
    17. 1a
    --- legend
    a bold
    b underlined
    c bold reversed
    ");
}

#[test]
fn at_80_by_24() {
    insta::assert_snapshot!(in_theme(ThemeName::Dark, 80, 24), @"
    13. 4a 1. 1b 4. 3c 2. 1b 4. 4a 1. 1b 4. 3c 2. 1b 4. 4a 1. 1b 4. 3c 2. 1b 4. 1b
    1. 10c 3. 3c 3. 1d 12. 2c 4. 36c
    1. 6e 13. 1f 12. 42e
    1. 9g 4. 3g 3. 1h 9. 7g 19. 19g
    1. 10i 22. 42j
    20b 1g 10b 1c 3b 1c 1b 1c 6b 1c 13b 1c 4b 1c 16b
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
    insta::assert_snapshot!(in_theme(ThemeName::Sixteen, 80, 24), @"
    13. 4a 1. 1b 4. 3b 2. 1b 4. 4a 1. 1b 4. 3b 2. 1b 4. 4a 1. 1b 4. 3b 2. 1b 4. 1b
    1. 10b 3. 3b 3. 1c 12. 2b 4. 36b
    1. 6d 13. 1e 12. 42d
    1. 9c 4. 3c 3. 1f 9. 7c 19. 19c
    1. 10g 22. 42h
    20b 1i 59b
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
    insta::assert_snapshot!(in_theme(ThemeName::Plain, 80, 24), @"
    13. 4a 16. 4a 16. 4a

    20. 1b
    20. 1c
    33. 42b
    20. 1a
    --- legend
    a bold
    b underlined
    c bold reversed
    ");
}

#[test]
fn at_140_by_40() {
    insta::assert_snapshot!(in_theme(ThemeName::Dark, 140, 40), @"
    12. 4a 4. 3b 5. 4a 3. 3b 5. 4a 4. 3b 5. 1c

    18. 1d
    1. 10b 3. 2b 2. 1d 9. 1d 3. 28b
    1. 6e 11. 1f 9. 32e
    1. 9g 4. 2g 2. 1h 6. 6g 15. 14g
    1. 10i 17. 32j
    18c 1g 8c 1b 1c 1b 1c 1b 4c 1b 10c 1b 3c 1b 13c
    --- legend
    a bold
    b 246
    c DarkGray
    d 110
    e 209
    f 209 underlined
    g 75
    h 75 bold reversed
    i 114
    j 114 underlined
    ");
    insta::assert_snapshot!(in_theme(ThemeName::Sixteen, 140, 40), @"
    12. 4a 4. 3b 5. 4a 3. 3b 5. 4a 4. 3b 5. 1b

    18. 1c
    1. 10b 3. 2b 2. 1c 9. 1c 3. 28b
    1. 6d 11. 1e 9. 32d
    1. 9c 4. 2c 2. 1f 6. 6c 15. 14c
    1. 10g 17. 32h
    18b 1i 46b
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
    insta::assert_snapshot!(in_theme(ThemeName::Plain, 140, 40), @"
    12. 4a 12. 4a 11. 4a



    18. 1b
    18. 1c
    28. 32b
    18. 1a
    --- legend
    a bold
    b underlined
    c bold reversed
    ");
}

#[test]
fn at_200_by_60() {
    insta::assert_snapshot!(in_theme(ThemeName::Dark, 200, 60), @"
    15. 4a 2. 3b 4. 3b 3. 3b 3. 4a 3. 3b 3. 3b 3. 3b 4. 4a 2. 3b 3. 3b 4. 3b 3. 1c

    24. 1d
    1. 12b 4. 3b 4. 1d 16. 1d 6. 45b
    1. 6e 17. 1f 15. 53e
    1. 9g 7. 3g 4. 1h 11. 9g 25. 23g
    1. 10i 29. 53j
    24c 1g 13c 1b 3c 1b 2c 1b 8c 1b 17c 1b 5c 1b 19c
    --- legend
    a bold
    b 246
    c DarkGray
    d 110
    e 209
    f 209 underlined
    g 75
    h 75 bold reversed
    i 114
    j 114 underlined
    ");
    insta::assert_snapshot!(in_theme(ThemeName::Sixteen, 200, 60), @"
    15. 4a 2. 3b 4. 3b 3. 3b 3. 4a 3. 3b 3. 3b 3. 3b 4. 4a 2. 3b 3. 3b 4. 3b 3. 1b

    24. 1c
    1. 12b 4. 3b 4. 1c 16. 1c 6. 45b
    1. 6d 17. 1e 15. 53d
    1. 9c 7. 3c 4. 1f 11. 9c 25. 23c
    1. 10g 29. 53h
    24b 1i 73b
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
    insta::assert_snapshot!(in_theme(ThemeName::Plain, 200, 60), @"
    15. 4a 21. 4a 22. 4a



    24. 1b
    24. 1c
    40. 53b
    24. 1a
    --- legend
    a bold
    b underlined
    c bold reversed
    ");
}

#[test]
fn at_300_by_80() {
    insta::assert_snapshot!(in_theme(ThemeName::Dark, 300, 80), @"
    17. 4a 9. 3b 10. 3b 11. 3b 10. 4a 9. 3b 10. 3b 11. 3b 10. 4a 9. 3b 10. 3b 11. 3b 10. 4a

    36. 1c
    1. 12b 8. 5b 10. 1c 34. 2b 12. 95b
    1. 6d 29. 1e 33. 110d
    1. 9f 11. 5f 10. 1g 24. 19f 52. 48f
    1. 10h 59. 110i
    36j 1f 28j 1b 8j 1b 5j 1b 18j 1b 36j 1b 13j 1b 35j
    --- legend
    a bold
    b 246
    c 110
    d 209
    e 209 underlined
    f 75
    g 75 bold reversed
    h 114
    i 114 underlined
    j DarkGray
    ");
    insta::assert_snapshot!(in_theme(ThemeName::Sixteen, 300, 80), @"
    17. 4a 9. 3b 10. 3b 11. 3b 10. 4a 9. 3b 10. 3b 11. 3b 10. 4a 9. 3b 10. 3b 11. 3b 10. 4a

    36. 1c
    1. 12b 8. 5b 10. 1c 34. 2b 12. 95b
    1. 6d 29. 1e 33. 110d
    1. 9c 11. 5c 10. 1f 24. 19c 52. 48c
    1. 10g 59. 110h
    36b 1i 149b
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
    insta::assert_snapshot!(in_theme(ThemeName::Plain, 300, 80), @"
    17. 4a 49. 4a 49. 4a 49. 4a



    36. 1b
    36. 1c
    70. 110b
    36. 1a
    --- legend
    a bold
    b underlined
    c bold reversed
    ");
}
