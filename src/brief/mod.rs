//! What one carries out: an event as a sheet of lines, which Detail paints and `show` prints, and the briefing.

pub mod cite;
pub mod claims;
pub mod diff;
pub mod diff_json;
pub mod export;
pub mod formats;
mod groups;
pub mod html;
pub mod json;
pub mod leaf;
pub mod markdown;
mod owner;
pub mod page;
pub mod page_json;
pub mod plain;
pub mod present;
pub mod scope;
pub mod sheet;
pub mod stats;
pub mod stats_json;
pub mod template;
pub mod unsaid;
