//! Arrow columns: texts against the core that reads each of them, verdicts of the fast kernels against the exact one.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Decimal128Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Decimal64Array, Decimal128Array, LargeStringArray, RecordBatch, StringArray,
    StringViewArray,
};
use attain::{Better, Locale, Quantity, Range, Rounding};
use attain_arrow::{Assess, Kernel, Output, Parse, ParseOutput};

/// A column of texts, one a line; the first byte chooses the language.
pub fn texts(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let locale = [None, Some(Locale::Vi), Some(Locale::En)][usize::from(first % 3)];
    let text = String::from_utf8_lossy(rest);
    let lines: Vec<&str> = text.split('\n').collect();
    let parse = Parse::default().locale(locale).outputs(ParseOutput::NAMES.map(|(output, _)| output));
    let columns: [ArrayRef; 3] = [
        Arc::new(StringArray::from_iter_values(&lines)),
        Arc::new(LargeStringArray::from_iter_values(&lines)),
        Arc::new(StringViewArray::from_iter_values(&lines)),
    ];
    let [whole, large, views] = columns.map(|column| parse.column(&column).unwrap());
    assert_eq!((&large.batch, &large.bad), (&whole.batch, &whole.bad));
    assert_eq!((&views.batch, &views.bad), (&whole.batch, &whole.bad));
    // A row that is read has the value that the core reads; one that the core refuses is never read.
    let value = whole.batch.column(0).as_primitive::<Decimal128Type>();
    let reason = whole.batch.column(7);
    for (row, line) in lines.iter().enumerate() {
        let quantity = Quantity::read(line, locale).ok();
        let known = quantity.is_some() || Range::read(line, locale).is_ok();
        assert!(known || reason.is_valid(row), "{line:?} is read, and not by the core");
        if let (Some(quantity), true) = (quantity, value.is_valid(row)) {
            let scale = -i32::from(value.scale());
            let found = &attain::Ratio::new(value.value(row), 1).unwrap() * &attain::Ratio::power_of_ten(scale);
            assert_eq!(found, quantity.value(), "{line:?}");
        }
    }
}

/// Bytes taken from the front; zeros when none are left.
pub(super) struct Taken<'a>(pub(super) &'a [u8]);

impl Taken<'_> {
    pub(super) fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    /// A number of as many bytes as its first byte says, so that small ones and wide ones both come often.
    fn number(&mut self, widest: u8, most: i128) -> Option<i128> {
        let head = self.byte();
        if head >= 0xf0 {
            return None;
        }
        let mut found: i128 = 0;
        for _ in 0..=head % widest {
            found = found << 8 | i128::from(self.byte());
        }
        let found = if head & 0x80 == 0 { found } else { found.wrapping_neg() };
        Some(found.clamp(-most, most))
    }
}

/// Rows of decimals, judged by every kernel: they agree in every figure, or in the refusal.
pub fn verdicts(bytes: &[u8]) {
    let mut taken = Taken(bytes);
    let (how, digits, wide) = (taken.byte(), taken.byte() % 18, taken.byte() & 1 == 1);
    let scale = (taken.byte() % 7) as i8;
    let rounding = Rounding::NAMES[usize::from(how >> 2) % Rounding::NAMES.len()].0;
    let better = [Better::Higher, Better::Lower, Better::Inside][usize::from(how >> 5) % 3];
    let (widest, most) = if wide { (16, 10i128.pow(38) - 1) } else { (8, 10i128.pow(18) - 1) };
    let mut columns: [Vec<Option<i128>>; 3] = Default::default();
    let mut open = Vec::new();
    // More than one block of 1,024 rows comes of repeating the rows.
    let repeated = usize::from(taken.byte() & 3) * 400 + 1;
    while !taken.0.is_empty() {
        open.push(Some(taken.byte() & 1 == 0));
        for column in &mut columns {
            column.push(taken.number(widest, most));
        }
    }
    let column = |cells: &[Option<i128>]| -> ArrayRef {
        let cells = std::iter::repeat_n(cells, repeated).flatten().copied();
        if wide {
            let cells: Decimal128Array = cells.collect();
            return Arc::new(cells.with_precision_and_scale(38, scale).unwrap());
        }
        let cells: Decimal64Array = cells.map(|cell| cell.and_then(|cell| i64::try_from(cell).ok())).collect();
        Arc::new(cells.with_precision_and_scale(18, scale).unwrap())
    };
    let table = RecordBatch::try_from_iter([
        ("value", column(&columns[0])),
        ("lower", column(&columns[1])),
        ("upper", column(&columns[2])),
        (
            "closed",
            Arc::new(std::iter::repeat_n(&open, repeated).flatten().copied().collect::<BooleanArray>()) as ArrayRef,
        ),
    ])
    .unwrap();
    let asks = Assess::default().better(better).percent(digits, rounding).closed(how & 1 == 0, how & 2 == 0);
    let asks = if digits & 1 == 0 { asks } else { asks.closed_columns(Some("closed"), None) };
    let asks = asks.outputs([Output::Status, Output::Percent, Output::Gap, Output::Reason]);
    let judged = |kernel: Kernel| {
        let asks = asks.clone().kernel(kernel);
        asks.over(table.schema_ref()).and_then(|judge| judge.assess(&table)).map_err(|error| error.to_string())
    };
    let exact = judged(Kernel::Exact);
    for kernel in [Kernel::Portable, Kernel::Avx512].into_iter().filter(|kernel| kernel.is_available()) {
        assert_eq!(judged(kernel), exact, "{kernel:?}");
    }
}
