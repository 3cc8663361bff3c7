//! Parts of a whole in words: `two-thirds`, `a third of villages`, `one in five pupils`.

use attain::text::prose::{Reader, unit};
use attain::{Kind, Tally, Unit, Value};

use crate::line::{Line, Sort};
use crate::scan::{Led, Spotted};

/// A part of a whole in words: `two-thirds`, `a third of villages`, `half of the pupils`, `one in five pupils`.
pub(in crate::scan) fn part(line: &Line<'_>, at: usize, reader: Reader<'_>, led: &Led) -> Option<Spotted> {
    // `1 in 3 women`
    if let (Some(k), Some(next)) = (line.number(at), line.phrase(at + 1, "in")) {
        let n = line.number(next).filter(|n| *n <= 100 && *n > k)?;
        let mut cursor = line.cursor(next + 1);
        let counted = unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate())?;
        let to = line.index(&cursor);
        let value = Value::Tally(Tally::new(u64::from(k), u64::from(n), counted).ok()?);
        return Some(Spotted {
            from: at,
            to,
            end: to,
            led_from: at,
            value,
            lead: led.clone(),
            flags: Vec::new(),
            departs: false,
            multiple: false,
        });
    }
    if line.sort(at) != Some(Sort::Word) || line.is_glued(at) {
        return None;
    }
    let count = |at: usize| match line.word(at) {
        "a" | "an" | "one" => Some(1u64),
        word => small(word).map(u64::from),
    };
    let out = line.any(at + 1, &["out of"]).and_then(|next| {
        Some((count(at)?, u64::from(small(line.word(next)).or_else(|| line.number(next))?), next + 1))
    });
    let (k, n, to) = if let Some(out) = out {
        out
    } else if line.word(at) == "half" {
        (1, 2, at + 1)
    } else if let Some(k) = count(at).filter(|_| line.phrase(at + 1, "in").is_some()) {
        // `one in five pupils`; `two in 2024` is no part.
        let n = u64::from(small(line.word(at + 2)).or_else(|| line.number(at + 2).filter(|n| *n <= 100))?);
        let mut cursor = line.cursor(at + 3);
        unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count)?;
        (k, n, at + 3)
    } else {
        let k = count(at)?;
        let noun = at + 1 + usize::from(line.mark(at + 1) == Some('-') && line.is_glued(at + 1));
        let n = match line.word(noun) {
            "half" | "halves" => 2,
            "third" | "thirds" => 3,
            "quarter" | "quarters" | "fourth" | "fourths" => 4,
            "fifth" | "fifths" => 5,
            "sixth" | "sixths" => 6,
            "eighth" | "eighths" => 8,
            "tenth" | "tenths" => 10,
            _ => return None,
        };
        (k, n, noun + 1)
    };
    let in_words = line.phrase(at + 1, "in").is_some() || out.is_some();
    if k >= n
        || (!in_words && line.word(to) != "of")
        || line.year(to + 1).is_some()
        || at > 0 && line.word(at - 1) == "the"
    {
        return None;
    }
    // What it is a part of, where that is counted: `a third of villages`.
    let noun = if in_words { to } else { line.any(to, &["of the", "of all", "of"])? };
    let mut cursor = line.cursor(noun);
    let counted = unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate());
    let (to, counted) = match counted {
        Some(counted) => (line.index(&cursor), counted),
        None => (to, Unit::number()),
    };
    let value = Value::Tally(Tally::new(k, n, counted).ok()?);
    Some(Spotted {
        from: at,
        to,
        end: to,
        led_from: at,
        value,
        lead: led.clone(),
        flags: Vec::new(),
        departs: false,
        multiple: false,
    })
}

/// A number from two to twelve in a word.
pub(in crate::scan) fn small(word: &str) -> Option<u32> {
    const WORDS: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().position(|name| *name == word).and_then(|at| u32::try_from(at + 2).ok())
}
