//! What has digits and is no figure: document numbers, codes, names, times of day, telephone numbers, headings.

mod clock;
mod code;
mod name;
mod outline;
mod series;

use attain::{Locale, Unit};

use crate::line::Line;
use crate::words::words;
use clock::{clock, telephone};
use code::{address, code, document, dotted};
use name::{age, named, rated};
use outline::{bracketed, note, outline};
use series::numbered;

/// The index after what stands at a token and is no figure, or None where a figure may begin.
pub(super) fn skip(line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
    address(line, at)
        .or_else(|| document(line, at))
        .or_else(|| clock(line, at))
        .or_else(|| telephone(line, at))
        .or_else(|| code(line, at, locale))
        .or_else(|| numbered(line, at, locale))
        .or_else(|| bracketed(line, at))
        .or_else(|| outline(line, at))
        .or_else(|| dotted(line, at))
        .or_else(|| named(line, at, locale))
        .or_else(|| age(line, at))
        .or_else(|| rated(line, at))
        .or_else(|| if locale == Locale::En { note(line, at) } else { None })
}

fn is_money(word: &str) -> bool {
    words![
        "usd, vnd, vnđ, eur, us, rs, ksh, ugx, ushs, shs, sh, tzs, inr, gbp",
        "jpy, cny, rmb, aud, cad, sgd, a, c, nt, hk, r, kes, ngn, ghs, zar",
        "birr, etb, rwf, frw, php, idr, thb, myr, chf, krw, lak, khr, bdt",
        "tk, pkr, lkr, npr"
    ]
    .contains(&word)
        || (word.len() == 3
            && attain::Unit::from_code(&word.to_ascii_uppercase()).is_ok_and(|unit| unit.kind() == attain::Kind::Money))
        || (4..=5).contains(&word.len())
            && Unit::read(word, Locale::En).is_ok_and(|unit| unit.kind() == attain::Kind::Money)
}
