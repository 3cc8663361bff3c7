//! The types that arrays can have: what a schema may write down and no array is made of is refused with the schema.

use arrow_schema::{
    DECIMAL32_MAX_PRECISION, DECIMAL64_MAX_PRECISION, DECIMAL128_MAX_PRECISION, DECIMAL256_MAX_PRECISION, DataType,
    Field,
};

/// Returns what is wrong with the type of a field or of one below it.
///
/// Arrow's own code panics at these when it makes an array of them, or makes one that nothing can be done with.
pub(super) fn refused(field: &Field) -> Option<String> {
    match field.data_type() {
        DataType::Dictionary(key, _) if !key.is_dictionary_key_type() => {
            Some(format!("{key} is no type for the keys of a dictionary"))
        }
        DataType::Dictionary(_, values) => refused(&Field::new("", (**values).clone(), true)),
        DataType::RunEndEncoded(ends, values) => match ends.data_type() {
            DataType::Int16 | DataType::Int32 | DataType::Int64 => refused(values),
            ends => Some(format!("{ends} is no type for the ends of runs")),
        },
        DataType::Map(pairs, _) => match pairs.data_type() {
            DataType::Struct(pair) if pair.len() == 2 => pair.iter().find_map(|field| refused(field)),
            pairs => Some(format!("{pairs} is no pair of a map")),
        },
        DataType::FixedSizeBinary(width) if *width < 0 => Some(format!("its width is {width}")),
        DataType::FixedSizeList(_, width) if *width < 0 => Some(format!("its width is {width}")),
        DataType::Decimal32(digits, _) => decimal(*digits, DECIMAL32_MAX_PRECISION),
        DataType::Decimal64(digits, _) => decimal(*digits, DECIMAL64_MAX_PRECISION),
        DataType::Decimal128(digits, _) => decimal(*digits, DECIMAL128_MAX_PRECISION),
        DataType::Decimal256(digits, _) => decimal(*digits, DECIMAL256_MAX_PRECISION),
        DataType::Struct(fields) => fields.iter().find_map(|field| refused(field)),
        DataType::Union(fields, _) => fields.iter().find_map(|(_, field)| refused(field)),
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::ListView(field)
        | DataType::LargeListView(field)
        | DataType::FixedSizeList(field, _) => refused(field),
        _ => None,
    }
}

fn decimal(digits: u8, most: u8) -> Option<String> {
    (digits == 0 || digits > most).then(|| format!("it is a decimal of {digits} digits; there are 1 to {most}"))
}
