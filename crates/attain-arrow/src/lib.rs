//! The rules of [`attain`] over Arrow columns: exact verdicts for tens of millions of rows.
//!
//! | from | by | comes |
//! |---|---|---|
//! | value, lower, upper | [`Assess`] | status, percent, gap, certain, reason, a row each |
//! | the same, by keys | [`Rollup`] | counts by status, coverage, percentages, weights, a group each |
//! | texts as people write them | [`Parse`] | value, bounds, unit, decimals, reason, a row each |
//! | months with the plan of their year | [`PaceTable`] | to date, expected, percentages, status, required, a row each |
//! | values and years of baseline, current, target | [`ProgressTable`] | value, score, status, reason, a row each |
//!
//! The core decides what is met; this crate only does it fast. Numbers are whole multiples of a power of ten (decimals of
//! 32, 64 and 128 bits, integers with a stated scale), and every figure that comes out is exact or rounded once, as stated.

mod assess;
mod bits;
#[cfg(feature = "ffi")]
pub mod capsule;
mod cells;
mod column;
mod direction;
mod error;
mod judge;
mod kept;
mod kernel;
mod pace;
mod parse;
mod pool;
mod progress;
mod reason;
mod rollup;
mod stream;
mod threads;

pub use assess::{Assess, Baseline, Output, Printed};
pub use cells::Year;
pub use error::ColumnError;
pub use judge::Assessor;
pub use kernel::Kernel;
pub use pace::{PaceMeter, PaceReason, PaceTable};
pub use parse::{BadRows, Parse, ParseOutput, Parsed, ParsedChunks};
pub use pool::Pool;
pub use progress::{Limit, ProgressMeter, ProgressTable, SeriesReason};
pub use reason::Reason;
pub use rollup::{Roller, Rollup};
pub use stream::Assessed;
