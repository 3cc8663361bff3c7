//! The names that text, files and Python use for the values of an enum.

/// Gives an enum its list of names, `name` and `from_name`.
macro_rules! named {
    ($type:ident, $noun:literal: $($variant:ident $name:literal),+ $(,)?) => {
        impl $type {
            #[doc = concat!("Every ", $noun, " with the name that text and Python use for it.")]
            pub const NAMES: [($type, &'static str); [$($name),+].len()] = [$(($type::$variant, $name)),+];

            #[doc = concat!("The name of the ", $noun, ".")]
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $($type::$variant => $name,)+
                }
            }

            #[doc = concat!("Returns the ", $noun, " of that name, if there is one.")]
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::NAMES.iter().find(|(_, known)| *known == name).map(|(value, _)| *value)
            }
        }
    };
}

pub(crate) use named;
