//! What counts as an address of the web, wherever one comes in.

use crate::text::Text;

/// Whether an address begins with `https://` or `http://`, names a host, and can stand as it is: without blanks,
/// quotes, angle brackets, and whatever a terminal would obey or not show.
pub fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !is_odd(rest))
}

fn is_odd(address: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\');
    address.contains(odd) || Text::new(address).as_str() != address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host_and_nothing_that_ends_it() {
        for good in ["https://x.example", "http://x.example/a?b=c#d", "https://x.example/مدينة"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///x",
            "ftp://x",
            "HTTPS://x",
            "https://x y",
            "https://x\"y",
            "https://x\u{202e}",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
