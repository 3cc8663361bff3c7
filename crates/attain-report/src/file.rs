//! Files that are written whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write `{}`: {source}", path.display())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

/// Writes a file under a temporary name beside it and renames it, so that a reader sees the old one or the new one.
///
/// # Errors
/// [`WriteError`] where the folder does not take a file; nothing is left behind then.
///
/// # Examples
/// ```
/// let file = std::env::temp_dir().join("attain-replaced.txt");
/// attain_report::replace(&file, b"whole")?;
/// assert_eq!(std::fs::read(&file).unwrap(), b"whole");
/// # std::fs::remove_file(&file).unwrap();
/// assert!(attain_report::replace("/no/such/folder/file".as_ref(), b"").is_err());
/// # Ok::<(), attain_report::WriteError>(())
/// ```
pub fn replace(path: &Path, contents: &[u8]) -> Result<(), WriteError> {
    let failed = |source| WriteError { path: path.to_owned(), source };
    let Some(name) = path.file_name() else {
        return Err(failed(io::Error::new(io::ErrorKind::InvalidInput, "it names no file")));
    };
    let (mut file, temporary) = beside(path, name).map_err(failed)?;
    let written = file.write_all(contents).and_then(|()| file.sync_all());
    drop(file);
    written.and_then(|()| fs::rename(&temporary, path)).map_err(|source| {
        let _ = fs::remove_file(&temporary);
        failed(source)
    })
}

/// Creates a file of a name that nothing has yet, in the same folder.
fn beside(path: &Path, name: &std::ffi::OsStr) -> io::Result<(File, PathBuf)> {
    for attempt in 0..100 {
        let mut hidden = OsString::from(".");
        // A name may be as long as the file system takes; the temporary one is of its own length.
        hidden.push(if name.len() > 200 { "attain".as_ref() } else { name });
        hidden.push(format!(".{}-{attempt}.part", std::process::id()));
        let temporary = path.with_file_name(hidden);
        match File::create_new(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "a hundred unfinished files lie beside it; remove them"))
}
