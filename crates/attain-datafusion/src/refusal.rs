//! Why a query is refused while it is planned: the argument, what it is, and the SQL to write instead.

use arrow_schema::DataType;
use attain_arrow::ColumnError;
use datafusion::common::plan_err;
use datafusion::error::Result;

/// Refuses arguments as a plan, whose columns are the arguments.
pub(crate) fn of_plan<T>(function: &str, error: &ColumnError) -> Result<T> {
    match error {
        ColumnError::Type { column, found, wanted, .. } => {
            plan_err!("`{function}`: argument `{column}` is {found}, where {wanted} is needed; {}", cast(column, found))
        }
        error => plan_err!("`{function}`: {error}"),
    }
}

/// Refuses a literal that is no direction.
pub(crate) fn direction<T>(function: &str, text: &str) -> Result<T> {
    plan_err!("`{function}`: argument `better` is `{text}`; write 'higher', 'lower' or 'inside'")
}

/// Refuses too few or too many arguments.
pub(crate) fn arguments<T>(function: &str, found: usize) -> Result<T> {
    plan_err!("`{function}` takes value, lower and upper, and better as a fourth; found {found}")
}

/// The cast that makes a column one of exact numbers, or of words.
fn cast(argument: &str, found: &DataType) -> String {
    if argument == "better" {
        return "write `cast(better as varchar)`".to_owned();
    }
    match found {
        DataType::Float16 | DataType::Float32 | DataType::Float64 => format!(
            "write `cast({argument} as decimal(38, n))` with the n decimals that were written; for literals \
             `set datafusion.sql_parser.parse_float_as_decimal = true` does"
        ),
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 => format!("write `cast({argument} as bigint)`"),
        DataType::UInt64 => format!("write `cast({argument} as decimal(20, 0))`"),
        DataType::Decimal256(_, scale) => format!("write `cast({argument} as decimal(38, {scale}))`"),
        _ => format!("write `cast({argument} as decimal(38, n))` with the n decimals that were written"),
    }
}
