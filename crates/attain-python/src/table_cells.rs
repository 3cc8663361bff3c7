//! How a table of columns is shown: its shape in a line, its first rows in a notebook.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal32Type, Decimal64Type, Decimal128Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, Schema};

use crate::html;

/// The rows that a notebook shows.
const SHOWN: usize = 10;

/// The rows and the columns, in a line.
pub fn shape(rows: usize, schema: &Schema) -> String {
    let rows = format!("{rows} {}", if rows == 1 { "row" } else { "rows" });
    if schema.fields().is_empty() { rows } else { format!("{rows}: {}", typed(schema)) }
}

/// The columns with their types, in a line.
pub fn typed(schema: &Schema) -> String {
    const NAMED: usize = 12;
    let mut shown: Vec<String> = schema
        .fields()
        .iter()
        .take(NAMED)
        .map(|field| format!("{} {}", field.name(), kind(field.data_type())))
        .collect();
    if schema.fields().len() > NAMED {
        shown.push(format!("and {} more", schema.fields().len() - NAMED));
    }
    shown.join(", ")
}

/// A type by the name that pyarrow gives it, as far as it is one of ours.
fn kind(of: &DataType) -> String {
    match of {
        DataType::Dictionary(key, value) => format!("dictionary[{}, {}]", kind(key), kind(value)),
        DataType::Decimal32(digits, scale) => format!("decimal32({digits}, {scale})"),
        DataType::Decimal64(digits, scale) => format!("decimal64({digits}, {scale})"),
        DataType::Decimal128(digits, scale) => format!("decimal128({digits}, {scale})"),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => "str".to_owned(),
        DataType::Boolean => "bool".to_owned(),
        of => of.to_string().to_lowercase(),
    }
}

/// The first rows as a table of HTML, under a line that says how many there are.
pub fn page(rows: usize, schema: &Schema, batches: &[RecordBatch]) -> String {
    let cells = |texts: Vec<String>, tag: &str| -> String {
        texts.iter().map(|text| format!("<{tag}>{}</{tag}>", html::text(text))).collect()
    };
    let heads = cells(schema.fields().iter().map(|field| field.name().clone()).collect(), "th");
    let mut body = String::new();
    let mut left = SHOWN;
    for batch in batches {
        let first = batch.slice(0, batch.num_rows().min(left));
        // A column that was passed on unread is looked through before its cells are.
        let columns: Vec<_> =
            first.columns().iter().map(|column| column.to_data().validate_full().is_ok().then_some(column)).collect();
        for row in 0..first.num_rows() {
            let texts = columns.iter().map(|column| column.map_or_else(|| "…".to_owned(), |c| cell(c, row))).collect();
            body.push_str(&format!("<tr>{}</tr>", cells(texts, "td")));
        }
        left -= first.num_rows();
        if left == 0 {
            break;
        }
    }
    let more = if rows > SHOWN { format!(", the first {SHOWN} shown") } else { String::new() };
    let caption = html::text(&format!("{rows} {}{more}", if rows == 1 { "row" } else { "rows" }));
    format!(
        "<table class=\"attain\"><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
}

/// A cell as text; of a type that is not ours, that there is one.
fn cell(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    macro_rules! whole {
        ($type:ty) => {
            column.as_primitive::<$type>().value(row).to_string()
        };
    }
    macro_rules! decimal {
        ($type:ty) => {
            column.as_primitive::<$type>().value_as_string(row)
        };
    }
    match column.data_type() {
        DataType::Boolean => column.as_boolean().value(row).to_string(),
        DataType::Int8 => whole!(Int8Type),
        DataType::Int16 => whole!(Int16Type),
        DataType::Int32 => whole!(Int32Type),
        DataType::Int64 => whole!(Int64Type),
        DataType::UInt8 => whole!(UInt8Type),
        DataType::UInt16 => whole!(UInt16Type),
        DataType::UInt32 => whole!(UInt32Type),
        DataType::UInt64 => whole!(UInt64Type),
        DataType::Decimal32(..) => decimal!(Decimal32Type),
        DataType::Decimal64(..) => decimal!(Decimal64Type),
        DataType::Decimal128(..) => decimal!(Decimal128Type),
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).to_owned(),
        DataType::Utf8View => column.as_string_view().value(row).to_owned(),
        DataType::Dictionary(_, _) => {
            let dictionary = column.as_any_dictionary();
            dictionary.normalized_keys().get(row).map_or_else(String::new, |key| cell(dictionary.values(), *key))
        }
        _ => "…".to_owned(),
    }
}
