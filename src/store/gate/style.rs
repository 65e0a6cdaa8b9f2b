//! What an unquoted scalar reads as in YAML, for some reader or other.

/// What a plain scalar reads as, if not as text: "nothing", "a boolean", "a number", "a date" or "a sign".
///
/// It is strict on purpose: whatever any version of YAML takes for something else is named here.
pub fn reads_as(text: &str) -> Option<&'static str> {
    let first = text.bytes().next();
    match text {
        "" | "~" => return Some("nothing"),
        _ if text.eq_ignore_ascii_case("null") => return Some("nothing"),
        _ if is_boolean(text) => return Some("a boolean"),
        _ if text.eq_ignore_ascii_case(".nan") => return Some("a number"),
        "=" | "<<" => return Some("a sign"),
        _ => {}
    }
    if !first.is_some_and(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.')) {
        return None;
    }
    if is_number(text) || is_sexagesimal(text) {
        Some("a number")
    } else if is_date(text) {
        Some("a date")
    } else {
        None
    }
}

/// Booleans of YAML 1.1 and 1.2.
fn is_boolean(text: &str) -> bool {
    let same = |word: &str| text.eq_ignore_ascii_case(word);
    text.len() <= 5 && ["true", "false", "yes", "no", "on", "off", "y", "n"].into_iter().any(same)
}

/// Numbers of YAML 1.1 to the base of sixty, such as `22:30`: the last part may have a fraction.
fn is_sexagesimal(text: &str) -> bool {
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut parts = bare.split(':');
    let first = parts.next().is_some_and(|p| p.starts_with(|c: char| c.is_ascii_digit()) && all_digits(p));
    let mut more = 0;
    let sixtieth = |part: &str| {
        let whole = part.split_once('.').map_or(part, |(whole, _)| whole);
        let fraction = part.get(whole.len()..).unwrap_or_default();
        let low = whole.len() == 1 || (whole.len() == 2 && whole.starts_with(|c| ('0'..='5').contains(&c)));
        low && all_digits(whole) && fraction.bytes().skip(1).all(|b| b.is_ascii_digit() || b == b'_')
    };
    let all = parts.inspect(|_| more += 1).all(sixtieth);
    first
        && all
        && more > 0
        && bare.find('.').is_none_or(|dot| bare.rfind(':').is_some_and(|last| last < dot))
}

/// Whether there is nothing but digits and underscores.
fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b == b'_')
}

/// Numbers of YAML 1.1 and 1.2: decimal, hexadecimal, octal, binary, floating, with underscores, without end.
fn is_number(text: &str) -> bool {
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    if bare.eq_ignore_ascii_case(".inf") {
        return true;
    }
    let digits = |t: &str, ok: fn(u8) -> bool| !t.is_empty() && t.bytes().all(|b| ok(b) || b == b'_');
    if let Some(rest) = bare.strip_prefix("0x") {
        return digits(rest, |b| b.is_ascii_hexdigit());
    }
    if let Some(rest) = bare.strip_prefix("0o").or_else(|| bare.strip_prefix("0b")) {
        return digits(rest, |b| b.is_ascii_digit());
    }
    let (mantissa, exponent) = match bare.find(['e', 'E']) {
        Some(at) => (bare.get(..at).unwrap_or_default(), bare.get(at + 1..)),
        None => (bare, None),
    };
    let exponent =
        exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e), |b| b.is_ascii_digit()));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let number = |t: &str| t.is_empty() || digits(t, |b| b.is_ascii_digit());
    exponent && number(whole) && number(part) && (whole.len() + part.len() > 0)
}

/// A calendar date as other readers of YAML take it, alone or with a time after it.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = |n: usize, ok: fn(&u8) -> bool| bytes.get(n).is_some_and(ok);
    let digit: fn(&u8) -> bool = u8::is_ascii_digit;
    let day = (0..4).all(|n| shape(n, digit)) && shape(4, |b| *b == b'-') && shape(5, digit);
    let mut parts = text.splitn(3, '-').skip(1);
    let short = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    let month = parts.next().is_some_and(short);
    let last = parts.next().unwrap_or_default();
    let until = last.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(last.len());
    let (last, after) = last.split_at(until);
    day && month && short(last) && (after.is_empty() || is_time(after))
}

/// What makes a day a moment for other readers: a `T` or blanks, and then an hour.
fn is_time(text: &str) -> bool {
    let hour = match text.strip_prefix(['T', 't']) {
        Some(hour) => hour,
        None => text.trim_start_matches([' ', '\t']),
    };
    hour.len() < text.len() && hour.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether text is a plain whole number, without a nought before it that could make it another for some reader.
pub fn is_whole(text: &str) -> bool {
    is_digits(text) && (text == "0" || !text.starts_with('0'))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether text is a plain decimal number with an optional sign.
pub fn is_decimal(text: &str) -> bool {
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = bare.split_once('.').unwrap_or((bare, "0"));
    is_whole(whole) && is_digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_some_reader_takes_for_something_else_is_known() {
        for (text, kind) in [
            ("~", "nothing"),
            ("Null", "nothing"),
            ("nULL", "nothing"),
            ("yes", "a boolean"),
            ("Off", "a boolean"),
            ("n", "a boolean"),
            ("8", "a number"),
            ("-1.5e3", "a number"),
            ("1e5", "a number"),
            ("0x1f", "a number"),
            ("0b101", "a number"),
            ("1_000", "a number"),
            (".5", "a number"),
            ("2018-06-17", "a date"),
            ("2018-6-7 10:00:00", "a date"),
            ("2018-06-17T10:00:00Z", "a date"),
            ("+.INF", "a number"),
            ("22:30", "a number"),
            ("-190:20:30.15", "a number"),
            ("=", "a sign"),
            ("<<", "a sign"),
        ] {
            assert_eq!(reads_as(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn text_is_text() {
        for text in [
            "mosul",
            "2018-06-17-anjata",
            "31+",
            "..4",
            "2..4",
            "~338",
            "3 (2..4)",
            "2018-06",
            "noon",
            "2018-06-17 raid",
            "2018-06-17, a raid",
            "1:60",
            "1:234",
            "1:",
            "12.5:30",
            "-",
            ".",
        ] {
            assert_eq!(reads_as(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_that_stand_for_themselves_are_decimal() {
        assert!(is_whole("0") && !is_whole("00") && !is_whole("010") && is_decimal("-0.05"));
        assert!(!is_decimal("036.34") && !is_decimal("-010") && !is_decimal("00"));
        assert!(is_whole("7") && !is_whole("7.0") && !is_whole("+7") && !is_whole(""));
        assert!(
            is_decimal("36.34")
                && is_decimal("-3")
                && !is_decimal("1e3")
                && !is_decimal(".5")
                && !is_decimal("٣")
        );
    }
}
