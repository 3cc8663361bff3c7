//! The rules of [`attain`] over Arrow columns: exact verdicts for tens of millions of rows.
//!
//! | from | by | comes |
//! |---|---|---|
//! | value, lower, upper | [`Assess`] | status, percent, gap, certain, reason, a row each |
//!
//! The core decides what is met; this crate only does it fast. Numbers are whole multiples of a power of ten (decimals of
//! 32, 64 and 128 bits, integers with a stated scale), and every figure that comes out is exact or rounded once, as stated.

mod assess;
mod bits;
mod column;
mod direction;
mod error;
mod judge;
mod kernel;
mod pool;
mod reason;
mod stream;

pub use assess::{Assess, Baseline, Output, Printed};
pub use error::ColumnError;
pub use judge::Assessor;
pub use kernel::Kernel;
pub use pool::Pool;
pub use reason::Reason;
pub use stream::Assessed;
