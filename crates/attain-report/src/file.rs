//! Files that are written whole or not at all.
//!
//! | what happens | what lies there afterwards |
//! |---|---|
//! | it is written | the new file, with the permissions of the old one; a link still leads to it |
//! | it cannot be | the old file, and nothing else |
//! | the program is killed, or the power fails | the old file or the new one; beside it perhaps `.NAME.0.part` |
//! | the same name is written again | nothing else: what a dead writer left is cleared away; not so on Windows |
//!
//! Whoever writes a part holds a lock on it, which the system gives up with the writer, so that nothing of a living one is
//! taken for rubbish.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
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
/// A device or a pipe is no file that could be replaced: it is written to as it is.
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
    written(path, contents).map_err(|source| WriteError { path: path.to_owned(), source })
}

fn written(path: &Path, contents: &[u8]) -> io::Result<()> {
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file() && !old.is_dir()) {
        return fs::write(path, contents);
    }
    let followed = followed(path)?;
    let Some(name) = followed.file_name() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it names no file"));
    };
    let (mut file, part) = part(&followed, name)?;
    let permissions = old.map(|old| old.permissions());
    let done = permissions
        .map_or(Ok(()), |permissions| file.set_permissions(permissions))
        .and_then(|()| file.write_all(contents))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&part, &followed));
    if done.is_err() {
        let _ = fs::remove_file(&part);
    } else {
        // The name is on the disk once its folder is; some systems have no such thing. A bare name has an empty one.
        let folder = followed.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    // The lock is held until here.
    drop(file);
    done
}

/// What links lead to, there or not yet: it is replaced, and not the link.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..LINKS {
        let Ok(to) = fs::read_link(&at) else { return Ok(at) };
        at = at.parent().unwrap_or(Path::new("")).join(to);
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// How many links are followed, as many as Linux does.
const LINKS: usize = 40;

/// How many writers of one name there may be at once.
const WRITERS: usize = 100;

/// Creates the part that becomes the file, in the same folder, and locks it.
fn part(path: &Path, name: &std::ffi::OsStr) -> io::Result<(File, PathBuf)> {
    for at in 0..WRITERS {
        let mut hidden = OsString::from(".");
        // A name may be as long as the file system takes; that of a part is of its own length.
        hidden.push(if name.len() > 200 { "attain".as_ref() } else { name });
        hidden.push(format!(".{at}.part"));
        let part = path.with_file_name(hidden);
        clear(&part);
        match File::create_new(&part) {
            Ok(file) => match file.try_lock() {
                // Between the two lines somebody may have taken it for left.
                Ok(()) if !is_at(&file, &part) => {}
                // It is being cleared away.
                Err(TryLockError::WouldBlock) => {}
                // Where a file system has no locks, no part is cleared away either.
                Ok(()) | Err(TryLockError::Error(_)) => return Ok((file, part)),
            },
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(
        io::ErrorKind::AlreadyExists,
        format!("{WRITERS} unfinished parts of it lie in its folder, named `.….part`; remove them"),
    ))
}

/// Removes a part whose writer is gone: nobody holds its lock.
fn clear(part: &Path) {
    if cfg!(unix)
        && let Ok(left) = File::open(part)
        && left.try_lock().is_ok()
        && is_at(&left, part)
    {
        // While the lock is held nobody else removes or renames what is of this name.
        let _ = fs::remove_file(part);
    }
}

/// Whether a file is the one of a name: it may have been renamed or removed since it was opened.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |found: &fs::Metadata| (found.dev(), found.ino());
    matches!((file.metadata(), fs::symlink_metadata(path)), (Ok(one), Ok(other)) if place(&one) == place(&other))
}

/// Whether a file is the one of a name: as nobody clears anything away here, it is.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
