//! Texts: strict values in both languages, machine forms, prose and tables.
//!
//! What is read is written and read again: the value stays, wherever the law of the type says so.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Debug;

use attain::{
    Decimal, Figure, Goal, Interval, Locale, Period, Quantity, Range, Ratio, TextError, Unit, decimal, number, ordinal,
    write_number, write_words,
};
use attain_reader::{Reader, Reading};

const LOCALES: [Option<Locale>; 3] = [None, Some(Locale::Vi), Some(Locale::En)];
const BOTH: [Locale; 2] = [Locale::Vi, Locale::En];

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// An error says where, within the text, and says it shortly.
fn refused(text: &str, error: &TextError) {
    assert!(error.at() <= text.chars().count(), "{error:?} is beyond the text");
    let said = error.to_string();
    assert!(said.chars().count() <= 4 * text.chars().count() + 1000, "{} characters are said", said.len());
}

/// Reads a text in every language, and what was read again from how it is written.
fn read_again<T: PartialEq + Debug>(
    bytes: &[u8],
    read: impl Fn(&str, Option<Locale>) -> Result<T, TextError>,
    write: impl Fn(&T, Locale) -> String,
) -> Vec<T> {
    let text = text(bytes);
    let mut found = Vec::new();
    for locale in LOCALES {
        match read(&text, locale) {
            Ok(value) => {
                for locale in BOTH {
                    let written = write(&value, locale);
                    match read(&written, Some(locale)) {
                        Ok(again) => assert_eq!(again, value, "{text:?} is written {written:?} in {locale}"),
                        Err(error) => panic!("{text:?} is written {written:?} in {locale}: {error}"),
                    }
                }
                found.push(value);
            }
            Err(error) => refused(&text, &error),
        }
    }
    found
}

/// A quantity of strict text.
pub fn quantity(bytes: &[u8]) {
    for value in read_again(bytes, Quantity::read, Quantity::write) {
        stored(&value);
    }
}

fn stored(value: &Quantity) {
    let wire = value.to_wire();
    let again = Quantity::from_wire(&wire).unwrap_or_else(|error| panic!("{value:?} is stored as {wire}: {error}"));
    assert_eq!((&again, again.place()), (value, value.place()), "{wire}");
    assert!(value.as_printed().contains_point(&value.value()));
    let _ = (value.checked_add(value), value.checked_sub(value), value.checked_mul(value.amount()), value.base());
}

/// A range of strict text.
pub fn range(bytes: &[u8]) {
    for value in read_again(bytes, Range::read, Range::write) {
        let wire = value.to_wire();
        let again = Range::from_wire(&wire).unwrap_or_else(|error| panic!("{value:?} is stored as {wire}: {error}"));
        assert_eq!(again, value, "{wire}");
    }
}

/// A figure of strict text.
pub fn figure(bytes: &[u8]) {
    read_again(bytes, Figure::read, Figure::write);
}

/// A goal of strict text.
pub fn goal(bytes: &[u8]) {
    read_again(bytes, Goal::read, Goal::write);
}

/// A unit of strict text, and as a code.
pub fn unit(bytes: &[u8]) {
    let text = text(bytes);
    for locale in LOCALES {
        match Unit::read(&text, locale) {
            Ok(unit) => assert_eq!(Unit::from_wire(&unit.to_wire()).as_ref(), Ok(&unit), "{text:?}"),
            Err(error) => refused(&text, &error),
        }
    }
    if let Ok(unit) = Unit::from_code(&text) {
        assert_eq!(Unit::from_code(unit.code()).as_ref(), Ok(&unit), "{text:?}");
        let _ = (unit.write(Locale::Vi), unit.write(Locale::En), unit.sdmx());
    }
}

/// Numbers in digits and in words.
pub fn numeral(bytes: &[u8]) {
    let text = text(bytes);
    for locale in LOCALES {
        let found = match number(&text, locale) {
            Ok(found) => found,
            Err(error) => {
                refused(&text, &error);
                continue;
            }
        };
        for locale in BOTH {
            let written = write_number(found, locale);
            assert_eq!(number(&written, locale).as_ref(), Ok(&found), "{text:?} is written {written:?}");
            if let Some(words) = write_words(found, locale) {
                assert_eq!(number(&words, locale).as_ref(), Ok(&found), "{text:?} is written {words:?}");
            }
        }
    }
    for locale in BOTH {
        let _ = ordinal(&text, locale);
    }
}

/// A period, in words and in machine form.
pub fn period(bytes: &[u8]) {
    let found = read_again(bytes, Period::read, Period::write);
    for period in found.into_iter().chain(Period::parse(&text(bytes)).ok()) {
        assert_eq!(Period::parse(&period.to_string()).as_ref(), Ok(&period));
        assert!(period.start() <= period.end());
    }
}

/// Machine forms: what is stored and sent.
pub fn machine(bytes: &[u8]) {
    let text = text(bytes);
    if let Ok(value) = Quantity::from_wire(&text) {
        stored(&value);
        let _ = (value.write(Locale::Vi), value.to(&value.unit().at(0)));
    }
    if let Ok(unit) = Unit::from_wire(&text) {
        assert_eq!(Unit::from_wire(&unit.to_wire()).as_ref(), Ok(&unit));
    }
    if let Ok(range) = Range::from_wire(&text) {
        assert_eq!(Range::from_wire(&range.to_wire()).as_ref(), Ok(&range));
        let _ = (range.write(Locale::Vi), range.write(Locale::En));
    }
    if let Ok(value) = decimal::parse(&text) {
        assert_eq!(decimal::parse(&value.to_string()).as_ref(), Ok(&value));
        let _ = (decimal::mul(value, value), decimal::add(value, Decimal::MAX), decimal::shift(value, -9));
    }
    if let Ok(value) = text.parse::<Ratio>() {
        assert_eq!(value.to_string().parse::<Ratio>().as_ref(), Ok(&value));
    }
    let quoted = serde_json::Value::String(text.into_owned());
    if let Ok(interval) = serde_json::from_value::<Interval<Ratio>>(quoted) {
        let stored = serde_json::to_value(&interval).unwrap();
        assert_eq!(serde_json::from_value::<Interval<Ratio>>(stored).unwrap(), interval);
    }
}

/// Every mention stands where it says, and what is derived from mentions points at some.
fn holds(reading: &Reading, text: Option<&str>) {
    let characters: Option<Vec<char>> = text.map(|text| text.chars().collect());
    for mention in &reading.mentions {
        assert!(mention.start < mention.end, "{mention:?}");
        if let Some(characters) = &characters {
            let there: String = characters.get(mention.start..mention.end).unwrap().iter().collect();
            assert_eq!(there, mention.text);
        }
    }
    let placed = reading.targets.iter().map(|placed| placed.mention);
    let placed = placed.chain(reading.observations.iter().map(|placed| placed.mention));
    let placed: BTreeSet<usize> = placed.chain(reading.unplaced.iter().map(|unplaced| unplaced.mention)).collect();
    assert!(placed.last().is_none_or(|last| *last < reading.mentions.len()));
}

/// A report in prose.
pub fn prose(bytes: &[u8]) {
    let text = text(bytes);
    for locale in LOCALES {
        let reader = match locale {
            Some(locale) => Reader::new().locale(locale),
            None => Reader::new(),
        };
        holds(&reader.read(&text), Some(&text));
    }
}

/// The rows of a table: lines of cells parted by tabs.
pub fn table(bytes: &[u8]) {
    let text = text(bytes);
    let rows: Vec<Vec<String>> = text.split('\n').map(|row| row.split('\t').map(str::to_owned).collect()).collect();
    let reading = Reader::new().read_table(&rows);
    holds(&reading, None);
    // What stands in no cell was read across the cells of a row.
    for (mention, (row, column)) in reading.mentions.iter().filter_map(|mention| Some((mention, mention.cell?))) {
        assert!(rows[row][column].contains(&mention.text), "{mention:?}");
    }
}
