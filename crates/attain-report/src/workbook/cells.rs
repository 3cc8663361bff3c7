//! How values of the core stand in the cells of a sheet that is written.

use attain::{Decimal, Figure, Goal, Locale, Measured, Observation, Quantity, Unit, Value, write_number};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Note, Worksheet, XlsxError};

use super::format::DIGITS;
use super::limits::MAX_TEXT;
use super::value::not_done;

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// A text, which stays one whatever it begins with.
    Text(String),
    /// A number that a workbook keeps.
    Number(Decimal),
    /// A number that it does not keep, as text.
    Long(Decimal),
    Day(NaiveDate),
    Nothing,
}

impl Written {
    /// A number, as text where it has more digits than a workbook keeps.
    pub(crate) fn number(value: Decimal) -> Self {
        let digits = value.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
        if digits <= DIGITS { Self::Number(value) } else { Self::Long(value) }
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// A goal in a column whose row is in `unit`.
    pub(crate) fn goal(goal: &Goal, unit: Option<&Unit>, locale: Locale) -> Self {
        match (goal.value(), goal.day()) {
            (_, Some(day)) => Self::Day(day),
            (Some(Value::Quantity(q)), _) if *goal == Goal::plain(q.clone()) => Self::quantity(q, unit, locale),
            _ => Self::text(goal.write(locale)),
        }
    }

    /// What was found, in a column whose row is in `unit`.
    pub(crate) fn found(observation: &Observation, unit: Option<&Unit>, locale: Locale) -> Self {
        match observation.measured() {
            Measured::Figure(figure) => Self::figure(figure, unit, locale),
            Measured::Done(day) => Self::Day(*day),
            Measured::NotDoneOn(day) => Self::Text(not_done(*day, locale)),
            _ => Self::Text("…".to_owned()),
        }
    }

    fn figure(figure: &Figure, unit: Option<&Unit>, locale: Locale) -> Self {
        match figure.value() {
            Value::Quantity(q) if *figure == Figure::from(q.clone()) => Self::quantity(q, unit, locale),
            _ => Self::text(figure.write(locale)),
        }
    }

    /// A quantity: its number where its unit is that of the row, else in words.
    pub(crate) fn quantity(q: &Quantity, unit: Option<&Unit>, locale: Locale) -> Self {
        let same = unit.is_some_and(|unit| unit.code() == q.unit().code() && unit.exponent() == q.unit().exponent());
        let usual = Quantity::new(q.amount(), q.unit().clone()).place() == q.place();
        if same && usual { Self::number(q.amount()) } else { Self::text(q.write(locale)) }
    }
}

/// A sheet that is being written, in a language.
pub(crate) struct Pen<'s> {
    pub(crate) sheet: &'s mut Worksheet,
    pub(crate) locale: Locale,
}

impl Pen<'_> {
    /// Makes a row as high as its longest text needs, which not every program does by itself.
    pub(crate) fn fit<'w>(
        &mut self,
        row: u32,
        cells: impl IntoIterator<Item = (&'w Written, u32)>,
    ) -> Result<(), XlsxError> {
        let lines = |text: &str, width: u32| -> u32 {
            let lines = text.lines().map(|line| line.chars().count().max(1).div_ceil(width.max(2) as usize - 1));
            u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX)
        };
        let needed = cells.into_iter().map(|(value, width)| match value {
            Written::Text(text) => lines(text, width),
            _ => 1,
        });
        // A row has 409 points at most.
        let height = needed.max().unwrap_or(1).clamp(1, 27) * 15;
        self.sheet.set_row_height(row, height).map(drop)
    }

    /// Writes a value; a note stands on a number that is text because it has too many digits for a workbook.
    pub(crate) fn put(&mut self, row: u32, column: u16, value: &Written, format: &Format) -> Result<(), XlsxError> {
        let locale = self.locale;
        match value {
            Written::Nothing => self.sheet.write_blank(row, column, format)?,
            Written::Text(text) => self.sheet.write_string_with_format(row, column, clipped(text), format)?,
            Written::Day(day) => {
                let shape = locale.pick("dd/mm/yyyy", "yyyy-mm-dd");
                let year = u16::try_from(day.year()).unwrap_or(0);
                match ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8) {
                    Ok(moment) => self.sheet.write_datetime_with_format(
                        row,
                        column,
                        moment,
                        &format.clone().set_num_format(shape),
                    )?,
                    // Workbooks begin in 1900.
                    Err(_) => self.sheet.write_string_with_format(row, column, day.to_string(), format)?,
                }
            }
            Written::Number(value) => {
                let format = format.clone().set_num_format(number_format(*value, locale)).set_align(FormatAlign::Right);
                match value.to_string().parse::<f64>() {
                    Ok(number) => self.sheet.write_number_with_format(row, column, number, &format)?,
                    Err(_) => self.sheet.write_string_with_format(row, column, value.to_string(), &format)?,
                }
            }
            Written::Long(value) => {
                let note = locale.pick(
                    "Ghi dưới dạng văn bản vì bảng tính chỉ giữ 15 chữ số của một số.",
                    "Written as text, because a workbook keeps 15 digits of a number.",
                );
                let format = format.clone().set_align(FormatAlign::Right);
                self.sheet.write_string_with_format(row, column, write_number(*value, locale), &format)?;
                self.sheet.insert_note(row, column, &Note::new(note).add_author_prefix(false))?
            }
        };
        Ok(())
    }
}

/// The format of a number in a language, with the decimals that it is written with.
///
/// The language is named in the format; programs that ignore it use the separators of the reader's own.
fn number_format(value: Decimal, locale: Locale) -> String {
    let language = locale.pick("[$-42A]", "[$-409]");
    match value.scale() {
        0 => format!("{language}#,##0"),
        scale => format!("{language}#,##0.{}", "0".repeat(scale.min(30) as usize)),
    }
}

/// A text as long as a cell holds.
fn clipped(text: &str) -> String {
    if text.encode_utf16().count() <= MAX_TEXT {
        return text.to_owned();
    }
    let mut room = MAX_TEXT - 1;
    let kept = text.chars().take_while(|c| {
        let fits = room >= c.len_utf16();
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}

/// The words of a unit where they read back as it, else its machine form.
pub(crate) fn unit_words(unit: &Unit, locale: Locale) -> String {
    let words = unit.write(locale);
    let same = |read: Unit| read.code() == unit.code() && read.exponent() == unit.exponent();
    if Unit::read(&words, locale).is_ok_and(same) { words } else { unit.to_wire() }
}
