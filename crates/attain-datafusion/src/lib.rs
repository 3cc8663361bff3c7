//! The rules of [`attain`] as SQL functions of DataFusion: exact verdicts inside a query.
//!
//! | function | gives |
//! |---|---|
//! | `attain_status(value, lower, upper[, better])` | `exceeded`, `met`, `missed` or `no_data` |
//! | `attain_percent(value, lower, upper[, better])` | the percent of the reference that was reached |
//! | `attain_gap(value, lower, upper[, better])` | the value − the reference, signed so that positive is better |
//! | `attain_reason(value, lower, upper[, better])` | why there is no status or no percentage; null where nothing is missing |
//! | `attain_assess(value, lower, upper[, better])` | the four of them as a struct, judged once |
//!
//! `better` is one of the words `higher` (where it is left out), `lower` and `inside`, or a column of them. A null bound on
//! the worse side asks for nothing there, one on the better side leaves nothing to exceed; `at least T` is
//! `lower` = `upper` = T. Numbers are decimals or integers; anything else is an error of the plan that names the argument
//! and the cast to write.
//!
//! # Examples
//! ```
//! use attain_datafusion::register;
//! use datafusion::prelude::SessionContext;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> datafusion::error::Result<()> {
//! let session = SessionContext::new();
//! register(&session);
//! // Budget revenue of 17,946 against at least 17,500 billion VND.
//! let table = session.sql("select attain_status(17946, 17500, 17500) as status").await?.collect().await?;
//! assert_eq!(table[0].column(0).data_type().to_string(), "Dictionary(Int8, Utf8)");
//! // Growth is written in decimals; a double is refused, with the cast to write.
//! let refused = session.sql("select attain_status(8.05, 8, 8.5)").await;
//! assert!(refused.unwrap_err().to_string().contains("cast(value as decimal(38, n))"));
//! # Ok(())
//! # }
//! ```

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

mod function;
mod refusal;

use std::sync::Arc;

use attain_arrow::Assess;
use datafusion::execution::FunctionRegistry;
use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::SessionContext;

pub use function::{Answer, Function};

/// Gives a session the functions, with higher better where nothing else is said and percentages of 4 decimals, rounded
/// half to even.
pub fn register(session: &SessionContext) {
    register_with(session, Assess::default());
}

/// Gives a session the functions by other settings: digits and rounding of percentages, bounds that are open, decimals of
/// doubles, the direction where none is given.
///
/// The columns, outputs and threads of the settings are not read: the arguments, the function and DataFusion say them.
pub fn register_with(session: &SessionContext, settings: Assess) {
    for function in functions(settings) {
        session.register_udf(function);
    }
}

/// Gives any registry of DataFusion the functions, such as that of a server.
///
/// # Errors
/// What the registry says when it takes no functions.
pub fn register_in(registry: &mut dyn FunctionRegistry, settings: Assess) -> datafusion::error::Result<()> {
    for function in functions(settings) {
        registry.register_udf(Arc::new(function))?;
    }
    Ok(())
}

/// Returns the functions, to be called from expressions of a plan.
#[must_use]
pub fn functions(settings: Assess) -> Vec<ScalarUDF> {
    let settings = Arc::new(settings.threads(1).strict(false).keep::<String>([]));
    Answer::ALL.into_iter().map(|answer| ScalarUDF::from(Function::new(answer, Arc::clone(&settings)))).collect()
}
