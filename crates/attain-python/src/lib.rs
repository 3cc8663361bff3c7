//! The Python binding: one file a class, no rules of its own.

mod asked;
mod assess_table;
mod attainment;
mod catalogue;
mod charts;
mod claim;
mod comparison;
mod error;
mod exact;
mod figure;
mod files;
mod frames;
mod given;
mod goal;
mod html;
mod indicator;
mod laws;
mod lexicon;
mod literal;
mod mention;
mod method;
mod observation;
mod observations;
mod pace;
mod pace_table;
mod pacing;
mod parse_column;
mod period;
mod plan;
mod progress;
mod quantity;
mod range;
mod reading;
mod rollup_table;
mod rows;
mod same_period;
mod scorecard;
mod series;
mod stated_claim;
mod table;
mod table_cells;
mod tally;
mod target;
mod text;
mod unit;
mod whatif;
mod words;
mod work;
mod workbook;

/// The compiled part of attain; import the names from ``attain``.
#[pyo3::pymodule(gil_used = false)]
mod _attain {
    use pyo3::prelude::*;
    use pyo3::types::PyTuple;

    #[pymodule_export]
    use crate::assess_table::{assess_stream, assess_table};
    #[pymodule_export]
    use crate::attainment::{Attainment, replay};
    #[pymodule_export]
    use crate::catalogue::Catalogue;
    #[pymodule_export]
    use crate::charts::_status_word;
    #[pymodule_export]
    use crate::claim::{Check, Claim};
    #[pymodule_export]
    use crate::comparison::{Comparison, compare_methods};
    #[pymodule_export]
    use crate::figure::Figure;
    #[pymodule_export]
    use crate::goal::Goal;
    #[pymodule_export]
    use crate::html::{paces_piece, paces_to_html, paces_to_markdown};
    #[pymodule_export]
    use crate::indicator::Indicator;
    #[pymodule_export]
    use crate::lexicon::Lexicon;
    #[pymodule_export]
    use crate::mention::Mention;
    #[pymodule_export]
    use crate::observation::Observation;
    #[pymodule_export]
    use crate::observations::{Observations, Published};
    #[pymodule_export]
    use crate::pace::{Pace, pace, side_by_side};
    #[pymodule_export]
    use crate::pace_table::{pace_table, progress_table};
    #[pymodule_export]
    use crate::parse_column::parse_column;
    #[pymodule_export]
    use crate::period::Period;
    #[pymodule_export]
    use crate::plan::Plan;
    #[pymodule_export]
    use crate::progress::{Progress, mean_score, progress};
    #[pymodule_export]
    use crate::quantity::{Quantity, Rate};
    #[pymodule_export]
    use crate::range::Range;
    #[pymodule_export]
    use crate::reading::{Reading, read, read_table};
    #[pymodule_export]
    use crate::rollup_table::{combine_rollups, rollup_table};
    #[pymodule_export]
    use crate::same_period::{SamePeriod, against_last_year};
    #[pymodule_export]
    use crate::scorecard::Scorecard;
    #[pymodule_export]
    use crate::stated_claim::StatedClaim;
    #[pymodule_export]
    use crate::table::{Table, TableStream};
    #[pymodule_export]
    use crate::tally::Tally;
    #[pymodule_export]
    use crate::target::Target;
    #[pymodule_export]
    use crate::text::{number, ordinal, write_number, write_words};
    #[pymodule_export]
    use crate::unit::Unit;
    #[pymodule_export]
    use crate::whatif::{against_trend, blame, bunching, common_change, nudge, sensitivity};

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "the name that Python gives a version")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("_METHODS", crate::method::published(module.py())?)?;
        module.add("RULES", PyTuple::new(module.py(), attain::Rule::NAMES)?)
    }
}
