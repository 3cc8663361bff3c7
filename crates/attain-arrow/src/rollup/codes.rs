//! Keys as small numbers, in the order in which they first appear.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

/// The key that all rows of a word have, if they do.
#[inline]
pub(crate) fn only<T: Copy + PartialEq>(keys: &[T]) -> Option<T> {
    let (first, last) = (keys.first()?, keys.last()?);
    // Mostly the ends tell; else all are compared, without a branch for each.
    (first == last && keys.iter().fold(true, |same, key| same & (key == first))).then_some(*first)
}

/// The code of a key that has not been seen.
const NONE: u32 = u32::MAX;

/// Keys below this have their code in a table, without a hash; so have those below as many times the number of keys.
const NEAR: usize = 1 << 17;

const SPARSE: usize = 8;

/// Whole numbers that stand for keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    near: Vec<u32>,
    far: HashMap<u64, u32>,
    keys: Vec<u64>,
}

impl Numbers {
    /// How many codes there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The key of every code.
    pub(crate) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The code of a key.
    #[inline]
    pub(crate) fn code(&mut self, key: u64) -> u32 {
        match self.near.get(key as usize) {
            Some(code) if *code != NONE => *code,
            _ => self.search(key),
        }
    }

    /// Takes a code for what is no key of its own, such as null.
    pub(crate) fn take(&mut self) -> u32 {
        let code = self.keys.len() as u32;
        self.keys.push(0);
        code
    }

    /// Writes the codes of keys; most often all are the same, or all have been seen.
    #[inline]
    pub(crate) fn write<T: Copy + PartialEq>(&mut self, keys: &[T], number: impl Fn(T) -> u64, out: &mut [u32]) {
        if let Some(only) = only(keys) {
            out.fill(self.code(number(only)));
            return;
        }
        let mut unseen = false;
        let near = self.near.as_slice();
        for (key, out) in keys.iter().zip(out.iter_mut()) {
            *out = near.get(number(*key) as usize).copied().unwrap_or(NONE);
            unseen |= *out == NONE;
        }
        if unseen {
            self.write_unseen(keys, number, out);
        }
    }

    #[cold]
    fn write_unseen<T: Copy + PartialEq>(&mut self, keys: &[T], number: impl Fn(T) -> u64, out: &mut [u32]) {
        let mut last: Option<(T, u32)> = None;
        for (key, out) in keys.iter().zip(out) {
            *out = match last {
                Some((before, code)) if before == *key => code,
                _ => self.code(number(*key)),
            };
            last = Some((*key, *out));
        }
    }

    #[inline(never)]
    fn search(&mut self, key: u64) -> u32 {
        let next = self.keys.len() as u32;
        let at = usize::try_from(key).ok().filter(|at| *at < NEAR.max(self.keys.len() * SPARSE));
        let code = match (self.far.get(&key), at) {
            (Some(code), _) => *code,
            (None, Some(_)) => next,
            (None, None) => *self.far.entry(key).or_insert(next),
        };
        if let Some(at) = at {
            if at >= self.near.len() {
                self.near.resize((at + 1).next_power_of_two().max(256), NONE);
            }
            self.near[at] = code;
        }
        if code == next {
            self.keys.push(key);
        }
        code
    }
}

/// Texts that are keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    codes: HashTable<u32>,
    hasher: DefaultHashBuilder,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Texts {
    /// How many codes there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a code, empty for what is no key of its own.
    pub(crate) fn text(&self, code: u32) -> &[u8] {
        text(&self.bytes, &self.ends, code)
    }

    /// The code of a text.
    pub(crate) fn code(&mut self, key: &[u8]) -> u32 {
        let Self { codes, hasher, bytes, ends } = self;
        let hash = hasher.hash_one(key);
        if let Some(code) = codes.find(hash, |code| text(bytes, ends, *code) == key) {
            return *code;
        }
        let code = ends.len() as u32;
        bytes.extend_from_slice(key);
        ends.push(bytes.len());
        codes.insert_unique(hash, code, |code| hasher.hash_one(text(bytes, ends, *code)));
        code
    }

    /// Takes a code for what is no key of its own, such as null.
    pub(crate) fn take(&mut self) -> u32 {
        let code = self.ends.len() as u32;
        self.ends.push(self.bytes.len());
        code
    }
}

fn text<'a>(bytes: &'a [u8], ends: &[usize], code: u32) -> &'a [u8] {
    let at = code as usize;
    let from = if at == 0 { 0 } else { ends[at - 1] };
    &bytes[from..ends[at]]
}

/// Two codes as one number, small where both are (Szudzik's pairing): 34 provinces and 60 indicators stay below 3,600.
#[inline]
pub(crate) fn pair(first: u32, second: u32) -> u64 {
    let (a, b) = (u64::from(first), u64::from(second));
    if a < b { b * b + a } else { a * a + a + b }
}

/// The two codes again.
pub(crate) fn parts(pair: u64) -> (u32, u32) {
    let root = pair.isqrt();
    let rest = pair - root * root;
    if rest < root { (rest as u32, root as u32) } else { (root as u32, (rest - root) as u32) }
}
