//! What an event's claims cite, and what its actors were.

use std::collections::BTreeSet;

use crate::model::count::Asked;
use crate::model::{Basis, Catalog, Count, Event, Part, RoleIx, SourceIx, Truth, Window};

/// Its claims cite so many different sources.
pub fn sources(event: &Event, asked: Asked) -> bool {
    let cited: BTreeSet<SourceIx> = event.claims.iter().map(|claim| claim.source).collect();
    Count::Exact(cited.len() as u64).answers(asked).holds()
}

/// Some source it cites was published in the window: certainly when all of its date lies there.
pub fn published(event: &Event, window: Window, catalog: &Catalog) -> Truth {
    let truth = |source: SourceIx| {
        let date = &catalog.source(source).published;
        let falls = date.span().overlaps(window);
        if date.is_qualified() { falls.and(Truth::Possible) } else { falls }
    };
    event.claims.iter().map(|claim| truth(claim.source)).fold(Truth::No, Truth::or)
}

/// Whether an actor had a role, and more than context suggests it.
pub fn has_role(part: &Part, role: RoleIx) -> bool {
    part.role == role && part.basis != Some(Basis::Implied)
}
