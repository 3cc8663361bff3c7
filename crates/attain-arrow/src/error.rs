//! What can be wrong with a table, a column or a row.

use arrow_schema::{ArrowError, DataType};

use crate::pace::PaceReason;
use crate::progress::SeriesReason;
use crate::reason::Reason;

/// Why a table cannot be judged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnError {
    /// There is no column of that name.
    #[error("there is no column `{column}`; there are {}", listed(.known))]
    NoColumn {
        /// The name that was asked for.
        column: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// There are two columns of that name.
    #[error("there is more than one column `{column}`; rename one")]
    TwoColumns {
        /// The name.
        column: String,
    },
    /// The column is of a type that holds no exact numbers, or none that this place takes.
    #[error("column `{column}` is {found}, where {wanted} is needed; {remedy}")]
    Type {
        /// The column.
        column: String,
        /// Its type.
        found: DataType,
        /// What is needed.
        wanted: &'static str,
        /// The cast to write.
        remedy: String,
    },
    /// A setting that cannot be.
    #[error("`{setting}` cannot be {given}: {reason}")]
    Setting {
        /// Which one.
        setting: &'static str,
        /// What was given.
        given: String,
        /// Why not, and what can be.
        reason: &'static str,
    },
    /// In strict mode, the first row that cannot be judged or measured.
    #[error("row {row}: {}; without `strict` the row is kept and its reason given", .reason.explain())]
    Row {
        /// Its number, counted from 0 over all batches.
        row: u64,
        /// What is wrong with it.
        reason: Reason,
    },
    /// In strict mode, the first text that cannot be read.
    #[error("row {row}: {reason}; without `strict` the row is kept and its reason given")]
    Text {
        /// Its number, counted from 0 over all batches.
        row: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// In strict mode, the first row of a table of months that has no pace.
    #[error("row {row}: {}; without `strict` the row is kept and its reason given", .reason.explain())]
    Month {
        /// Its number, counted from 0 over all batches.
        row: u64,
        /// What is wrong with it.
        reason: PaceReason,
    },
    /// In strict mode, the first row that is no series.
    #[error("row {row}: {}; without `strict` the row is kept and its reason given", .reason.explain())]
    Series {
        /// Its number, counted from 0 over all batches.
        row: u64,
        /// What is wrong with it.
        reason: SeriesReason,
    },
    /// A profile that no year falls into.
    #[error(transparent)]
    Pace(#[from] attain::PaceError),
    /// A method that there is not.
    #[error(transparent)]
    Progress(#[from] attain::ProgressError),
    /// What Arrow says of a stream or an array.
    #[error("the table cannot be read: {0}")]
    Arrow(#[from] ArrowError),
}

fn listed(names: &[String]) -> String {
    const SHOWN: usize = 12;
    let mut text = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        text.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    if text.is_empty() { "none".to_owned() } else { text }
}
