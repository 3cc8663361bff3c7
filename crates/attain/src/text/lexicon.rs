//! Words for units that a caller adds to those of the table; there is no global registry.

use super::TextError;
use super::fold::Cursor;
use super::phrase::folded;
use crate::locale::Locale;
use crate::unit::Unit;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Noun {
    locale: Locale,
    words: String,
    folded: String,
    unit: Unit,
}

/// Words for units beside those of the table, for reading and for printing: `tủ sách` is `bookcase`.
///
/// Of several words for one unit, the first of a language is printed.
///
/// # Examples
/// ```
/// use attain::{Lexicon, Locale, Quantity};
/// let lexicon = Lexicon::new().with(Locale::Vi, "tủ sách", "bookcase")?;
/// let shelves = Quantity::read_with("1.250 tủ sách", Locale::Vi, &lexicon)?;
/// assert_eq!(shelves.unit().code(), "bookcase");
/// assert_eq!(shelves.write_with(Locale::Vi, &lexicon), "1.250 tủ sách");
/// assert!(Quantity::read("1.250 tủ sách", Locale::Vi).is_err());
/// # Ok::<(), attain::TextError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lexicon {
    nouns: Vec<Noun>,
}

/// The lexicon of a reading that was given none.
pub(crate) static NO_LEXICON: Lexicon = Lexicon::new();

impl Lexicon {
    /// Returns a lexicon without words.
    #[must_use]
    pub const fn new() -> Self {
        Self { nouns: Vec::new() }
    }

    /// Returns the lexicon with words of a language for the unit of a code.
    ///
    /// # Errors
    /// [`TextError::Unit`] where the code is none; [`TextError::Invalid`] for words that do not begin with a letter.
    pub fn with(mut self, locale: Locale, words: impl Into<String>, code: &str) -> Result<Self, TextError> {
        let words = words.into();
        let plain = folded(&words);
        if !plain.starts_with(char::is_alphabetic) {
            return Err(TextError::Invalid {
                text: words.chars().take(60).collect(),
                at: words.chars().take_while(|ch| ch.is_whitespace()).count(),
                what: "the name of a unit",
                reason: "it does not begin with a letter".to_owned(),
            });
        }
        self.nouns.push(Noun { locale, words: words.trim().to_owned(), folded: plain, unit: Unit::from_code(code)? });
        Ok(self)
    }

    /// Its words, in the order in which they were added: the language, the words and the unit they name.
    pub fn iter(&self) -> impl Iterator<Item = (Locale, &str, &Unit)> {
        self.nouns.iter().map(|noun| (noun.locale, noun.words.as_str(), &noun.unit))
    }

    /// Whether it has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nouns.is_empty()
    }

    /// Takes the longest of its words at the cursor.
    pub(crate) fn longest(&self, cursor: &mut Cursor<'_>, locale: Locale) -> Option<&Unit> {
        let ends = self.nouns.iter().filter(|noun| noun.locale == locale).filter_map(|noun| {
            let mut end = *cursor;
            end.eat_phrase(&noun.folded).then_some((end, &noun.unit))
        });
        let (end, unit) = ends.max_by_key(|(end, _)| end.mark())?;
        *cursor = end;
        Some(unit)
    }

    /// The words of a language for the unit of a code.
    pub(crate) fn words(&self, code: &str, locale: Locale) -> Option<&str> {
        self.nouns.iter().find(|noun| noun.locale == locale && noun.unit.code() == code).map(|noun| noun.words.as_str())
    }
}
