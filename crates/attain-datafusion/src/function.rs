//! A function of a row: value, bounds and direction in, a figure of the verdict out.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions, StructArray};
use arrow_schema::{DataType, Field, FieldRef, Schema};
use attain::Better;
use attain_arrow::{Assess, Output};
use datafusion::common::{ScalarValue, exec_err};
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};

use crate::refusal;

/// The arguments, in their order.
pub(crate) const ARGUMENTS: [&str; 4] = ["value", "lower", "upper", "better"];

/// What a function answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Answer {
    /// One figure of the verdict.
    One(Output),
    /// Status, percentage, gap and reason, as a struct.
    All,
}

impl Answer {
    /// Every answer that a function is registered for.
    pub const ALL: [Self; 5] = [
        Self::One(Output::Status),
        Self::One(Output::Percent),
        Self::One(Output::Gap),
        Self::One(Output::Reason),
        Self::All,
    ];

    /// Returns the name of its function.
    #[must_use]
    pub fn function(self) -> &'static str {
        match self {
            Self::One(Output::Status) => "attain_status",
            Self::One(Output::Percent) => "attain_percent",
            Self::One(Output::Gap) => "attain_gap",
            Self::One(Output::Reason) => "attain_reason",
            _ => "attain_assess",
        }
    }

    fn outputs(self) -> Vec<Output> {
        match self {
            // A reason is asked of what is missing: the status, the percentage or the gap.
            Self::One(Output::Reason) | Self::All => {
                vec![Output::Status, Output::Percent, Output::Gap, Output::Reason]
            }
            Self::One(output) => vec![output],
        }
    }
}

/// A function of DataFusion that judges every row by the rule `vn-official`.
#[derive(Clone, Debug)]
pub struct Function {
    answer: Answer,
    settings: Arc<Assess>,
    signature: Signature,
}

impl Function {
    /// Returns the function of an answer, by the settings that it shares with others.
    #[must_use]
    pub fn new(answer: Answer, settings: Arc<Assess>) -> Self {
        Self { answer, settings, signature: Signature::user_defined(Volatility::Immutable) }
    }

    /// The settings for arguments of which the direction may be one for all rows.
    fn asks(&self, better: Direction) -> Assess {
        let [value, lower, upper, column] = ARGUMENTS;
        let asks = (*self.settings).clone().value(value).lower(Some(lower)).upper(Some(upper));
        let asks = asks.outputs(self.answer.outputs());
        match better {
            Direction::Unsaid => asks,
            Direction::All(better) => asks.better(better),
            Direction::Each => asks.better_column(column),
        }
    }

    fn refuse<T>(&self, error: &attain_arrow::ColumnError) -> Result<T> {
        refusal::of_plan(self.answer.function(), error)
    }
}

/// What says which way is better.
#[derive(Clone, Copy, Debug)]
enum Direction {
    Unsaid,
    All(Better),
    Each,
}

impl Direction {
    /// The direction that a literal says; a null says none, row by row.
    fn said(function: &str, literal: Option<&ScalarValue>) -> Result<Self> {
        let Some(text) = literal.and_then(|literal| literal.try_as_str()).flatten() else { return Ok(Self::Each) };
        match Better::from_name(text) {
            Some(better) => Ok(Self::All(better)),
            None => refusal::direction(function, text),
        }
    }
}

// The settings are not compared: two functions are one where they were registered together.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.answer == other.answer && Arc::ptr_eq(&self.settings, &other.settings)
    }
}

impl Eq for Function {}

impl Hash for Function {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.answer.hash(state);
    }
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        self.answer.function()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    /// Leaves types as they are, since no cast here is exact for every number; only a literal null gets a type.
    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        if !(3..=4).contains(&types.len()) {
            return refusal::arguments(self.name(), types.len());
        }
        let typed = |(at, found): (usize, &DataType)| match (found, at) {
            (DataType::Null, 3) => DataType::Utf8,
            (DataType::Null, _) => DataType::Int64,
            _ => found.clone(),
        };
        Ok(types.iter().enumerate().map(typed).collect())
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        datafusion::common::internal_err!("`{}` says its field, which asks for the literals too", self.name())
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        let fields = args.arg_fields.iter().zip(ARGUMENTS).map(|(field, name)| field.as_ref().clone().with_name(name));
        let schema = Schema::new(fields.collect::<Vec<_>>());
        let better = match args.scalar_arguments.get(3) {
            None => Direction::Unsaid,
            Some(literal) => Direction::said(self.name(), *literal)?,
        };
        // The column is checked for words even where a literal stands for it.
        let checked = if schema.fields().len() == 4 { Direction::Each } else { better };
        let judge = match self.asks(checked).over(&schema) {
            Ok(judge) => judge,
            Err(error) => return self.refuse(&error),
        };
        Ok(Arc::new(match self.answer {
            Answer::All => Field::new(self.name(), DataType::Struct(judge.schema().fields().clone()), false),
            Answer::One(output) => {
                let outputs = self.answer.outputs();
                let at = outputs.iter().position(|known| *known == output).unwrap_or(0);
                judge.schema().field(at).clone().with_name(self.name())
            }
        }))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let constant = args.args.iter().all(|argument| matches!(argument, ColumnarValue::Scalar(_)));
        let rows = if constant { 1 } else { args.number_rows };
        let better = match args.args.get(3) {
            None => Direction::Unsaid,
            Some(ColumnarValue::Scalar(literal)) => Direction::said(self.name(), Some(literal))?,
            Some(ColumnarValue::Array(_)) => Direction::Each,
        };
        let wanted = if matches!(better, Direction::Each) { 4 } else { 3 };
        let columns: Vec<ArrayRef> =
            args.args.iter().take(wanted).map(|argument| argument.to_array(rows)).collect::<Result<_>>()?;
        let fields =
            columns.iter().zip(ARGUMENTS).map(|(column, name)| Field::new(name, column.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        let batch = RecordBatch::try_new_with_options(Arc::clone(&schema), columns, &options)?;
        let judged = match self.asks(better).over(&schema).and_then(|judge| judge.assess(&batch)) {
            Ok(judged) => judged,
            Err(error) => return exec_err!("`{}`: {error}", self.name()),
        };
        let answer: ArrayRef = match self.answer {
            Answer::All => Arc::new(StructArray::from(judged)),
            Answer::One(output) => {
                let outputs = self.answer.outputs();
                let at = outputs.iter().position(|known| *known == output).unwrap_or(0);
                Arc::clone(judged.column(at))
            }
        };
        if constant {
            return Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&answer, 0)?));
        }
        Ok(ColumnarValue::Array(answer))
    }
}
