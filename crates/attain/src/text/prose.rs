//! What a reader of prose is built on: folded text, and the parts of a figure at a place in it.
//!
//! For `attain-reader` alone: no other crate may count on it, and it changes without notice.

pub use super::fold::{Cursor, Folded};
pub use super::leads::{Lead, leads};
pub use super::numeral::{Context, Flags, Numeral, numeral, ordinal_at, scale, short_scale};
pub use super::phrase::{Phrases, folded};
pub use super::quantity::{Amount, amount};
pub use super::range::{Found, Opening, closing, opening, separator, share_tail, top, whole_number};
pub use super::reader::Reader;
pub use super::unit::{scaled, unit};
