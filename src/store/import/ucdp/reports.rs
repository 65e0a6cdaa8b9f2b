//! The reports that a row of UCDP GED cites, taken out of one column.

use crate::store::import::day::Day;
use crate::text::is_seen;

/// A report that a row cites.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// Who published it; empty if that is not told.
    pub office: &'r str,
    /// When.
    pub date: Option<Day>,
    /// Its headline.
    pub headline: &'r str,
}

/// The reports of `source_article`: `"office,day,headline";"office,day,headline"`, in older releases without the
/// quotation marks. Headlines hold commas, semicolons and quotation marks of their own, so a report begins only
/// where a day follows.
pub fn reports(told: &str) -> Vec<Report<'_>> {
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = told;
    while let Some(end) = next_report(rest) {
        parts.extend(rest.get(..end));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    parts.push(rest);
    let bare = |part: &str| !is_seen(part.trim().trim_matches(';'));
    let nothing = |r: &Report<'_>| r.office.is_empty() && r.date.is_none() && r.headline.is_empty();
    parts.into_iter().filter(|part| !bare(part)).map(report).filter(|report| !nothing(report)).collect()
}

/// The semicolon before the next report.
fn next_report(told: &str) -> Option<usize> {
    told.match_indices(';').map(|(at, _)| at).find(|at| {
        let after = told.get(at + 1..).unwrap_or_default().trim_start();
        let until = after.find(';').and_then(|end| after.get(..end)).unwrap_or(after);
        after.starts_with('"') && told.get(..*at).is_some_and(|b| b.trim_end().ends_with('"'))
            || day_in(until).is_some()
    })
}

/// Where in a report its day stands, between two commas.
fn day_in(report: &str) -> Option<(usize, usize)> {
    report.match_indices(',').find_map(|(at, _)| {
        let day = report.get(at + 1..at + 11)?;
        let ends = report.get(at + 11..).is_some_and(|after| after.is_empty() || after.starts_with(','));
        (ends && Day::read(day).is_some()).then_some((at, at + 11))
    })
}

/// A text, or an empty one where nothing of it can be seen.
fn seen(text: &str) -> &str {
    if is_seen(text) { text } else { "" }
}

fn report(part: &str) -> Report<'_> {
    let part = part.trim();
    let part = part.strip_prefix('"').map_or(part, |inner| inner.strip_suffix('"').unwrap_or(inner)).trim();
    match day_in(part) {
        Some((before, after)) => Report {
            office: seen(part.get(..before).unwrap_or_default().trim()),
            date: part.get(before + 1..after).and_then(Day::read),
            headline: seen(part.get(after..).unwrap_or_default().trim_start_matches(',').trim()),
        },
        None => Report { office: "", date: None, headline: seen(part) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(article: &str) -> Vec<String> {
        let each = reports(article).into_iter();
        each.map(|r| {
            let date = r.date.map(|d| d.to_string()).unwrap_or_default();
            format!("{}|{date}|{}", r.office, r.headline)
        })
        .collect()
    }

    #[test]
    fn reports_are_told_apart() {
        assert_eq!(
            told(
                "\"The Courier, Vessa,2020-03-01,Ferry held up; \"two\" killed, others missing\";\"Radio,2020-03-02,On the ferry\""
            ),
            [
                "The Courier, Vessa|2020-03-01|Ferry held up; \"two\" killed, others missing",
                "Radio|2020-03-02|On the ferry",
            ]
        );
        assert_eq!(
            told("Courier,2020-03-01,Held up; then let go;Radio,2020-03-02,On the ferry"),
            ["Courier|2020-03-01|Held up; then let go", "Radio|2020-03-02|On the ferry"]
        );
        assert_eq!(told("\"A book on the Vessa\""), ["||A book on the Vessa"]);
        assert_eq!(told(" ; "), [""; 0]);
    }
}
