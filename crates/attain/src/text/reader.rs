//! How a text is held to one whole value: the ways to read it, tried in order, and the error of the best attempt.

use super::TextError;
use super::fold::{Cursor, Folded};
use super::lexicon::{Lexicon, NO_LEXICON};
use super::numeral::{Context, Written, reached, resolve};
use crate::locale::Locale;

/// The surroundings of a reading.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'l> {
    /// The language.
    pub locale: Locale,
    /// Where the text stands.
    pub context: Context,
    /// The caller's words.
    pub lexicon: &'l Lexicon,
    /// Whether unit words of the other language are read as well.
    pub foreign: bool,
}

impl Reader<'static> {
    /// A reader of one language, of its own words and no others.
    pub(crate) fn of(locale: Locale) -> Self {
        Self { locale, context: Context::Prose, lexicon: &NO_LEXICON, foreign: false }
    }
}

/// Reads the whole of a text, or says where it stops being what it should.
///
/// Numbers are first read as words around them suggest (`hai mươi năm` is 20 years), then as if they stood alone;
/// unit words first in the language itself, then in the other.
pub(crate) fn whole<T: PartialEq + Written>(
    text: &str,
    locale: Option<Locale>,
    lexicon: &Lexicon,
    what: &'static str,
    read: impl Fn(&mut Cursor<'_>, Reader<'_>) -> Result<Option<T>, TextError>,
    missing: impl Fn(&T) -> &'static str,
) -> Result<T, TextError> {
    let folded = Folded::strict(text, what)?;
    let with = |foreign: bool| {
        resolve(text, locale, |locale| {
            let reader = Reader { locale, context: Context::Prose, lexicon, foreign };
            in_either_context(&folded, reader, what, &read, &missing)
        })
    };
    match with(false) {
        // Where the words decided on a language, what it refuses is not read with the marks of the other.
        Err(error @ TextError::Invalid { .. }) if locale.is_none() => Err(error),
        own => first(own, || with(true)),
    }
}

/// Reads the whole of a folded text in one language: as words around a number suggest, then as if it stood alone.
pub(crate) fn in_either_context<T>(
    folded: &Folded<'_>,
    reader: Reader<'_>,
    what: &'static str,
    read: impl Fn(&mut Cursor<'_>, Reader<'_>) -> Result<Option<T>, TextError>,
    missing: impl Fn(&T) -> &'static str,
) -> Result<T, TextError> {
    let attempt = |reader: Reader<'_>| -> Result<T, TextError> {
        let mut cursor = folded.cursor();
        let Some(value) = read(&mut cursor, reader)? else {
            return Err(folded.cursor().expected(what, 0));
        };
        if ended(&mut cursor) { Ok(value) } else { Err(cursor.expected(missing(&value), 0)) }
    };
    first(attempt(reader), || attempt(Reader { context: Context::Alone, ..reader }))
}

/// Whether nothing is left but a full stop.
pub(crate) fn ended(cursor: &mut Cursor<'_>) -> bool {
    cursor.skip_spaces();
    let mut end = *cursor;
    if end.eat('.') {
        end.skip_spaces();
    }
    end.is_end()
}

/// The first result, or the second where the first failed; of two failures the one that came further.
fn first<T>(result: Result<T, TextError>, otherwise: impl FnOnce() -> Result<T, TextError>) -> Result<T, TextError> {
    match result {
        Ok(value) => Ok(value),
        // More than one reading is an answer.
        Err(error @ TextError::Ambiguous { .. }) => Err(error),
        Err(error) => otherwise().map_err(|second| if reached(&second) > reached(&error) { second } else { error }),
    }
}
