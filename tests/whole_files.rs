//! A file is the old one or the new one, whole, whenever its writer is killed; and nothing is left beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use attain::{Better, Figure, Goal, Locale, Observation, Plan, Scorecard, Target};
use attain_report::{Report, csv, replace, workbook};
use attain_tests::{recorded, say};

/// A folder that is gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("attain-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn card(found: &str) -> Scorecard {
    let mut plan = Plan::new("2024");
    let mut results = Vec::new();
    for at in 0..40 {
        let goal = Goal::read("8 - 8,5%", Locale::Vi).unwrap();
        plan.add(Target::new(format!("chỉ tiêu {at}"), goal).better(Better::Higher)).unwrap();
        results.push(Observation::new(format!("chỉ tiêu {at}"), Figure::read(found, Locale::Vi).unwrap()));
    }
    plan.assess(&results).unwrap()
}

/// The files that are written while their writer is killed: a page, a workbook, a table and plain bytes.
const WAYS: [&str; 4] = ["card.html", "card.xlsx", "card.csv", "large.bin"];

/// How much a large file holds: enough for a kill to come while it is written.
const LARGE: usize = 4 << 20;

fn write(way: &str, path: &Path, one: bool) {
    let card = || card(if one { "8,05%" } else { "7,9%" });
    match way {
        "card.html" => card().write_html(path, Locale::Vi).unwrap(),
        "card.xlsx" => workbook::write_scorecard(&card(), path, Locale::Vi).unwrap(),
        "card.csv" => csv::write_scorecard(&card(), path, Locale::Vi).unwrap(),
        _ => replace(path, &vec![if one { b'a' } else { b'b' }; LARGE]).unwrap(),
    }
}

/// What the parent starts and kills: it writes the one and the other for as long as it lives.
#[test]
fn a_writer_that_is_killed() {
    let Some(path) = std::env::var_os("ATTAIN_WRITES").map(PathBuf::from) else { return };
    let way = path.file_name().unwrap().to_str().unwrap().to_owned();
    for at in 0.. {
        write(&way, &path, at % 2 == 0);
    }
}

#[test]
fn a_kill_leaves_the_old_file_or_the_new_one() {
    let kills: u64 = std::env::var("ATTAIN_KILLS").ok().map_or(50, |kills| kills.parse().unwrap());
    let folder = Folder::new("kills");
    let expected: Vec<[Vec<u8>; 2]> = WAYS
        .map(|way| {
            [true, false].map(|one| {
                let path = folder.0.join(way);
                write(way, &path, one);
                fs::read(&path).unwrap()
            })
        })
        .into();
    assert_eq!(folder.names().len(), WAYS.len());
    let (mut during, mut turned, mut seed) = (0, 0, 0x9e37_79b9_7f4a_7c15u64);
    for kill in 0..kills {
        let at = usize::try_from(kill).unwrap() % WAYS.len();
        let (way, path) = (WAYS[at], folder.0.join(WAYS[at]));
        let before = fs::read(&path).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["a_writer_that_is_killed", "--exact", "--nocapture"])
            .env("ATTAIN_WRITES", &path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // It is killed at a moment of its work, not of its start: the first write is awaited.
        let began = Instant::now();
        while fs::read(&path).unwrap() == before && began.elapsed() < Duration::from_secs(2) {
            std::thread::sleep(Duration::from_millis(1));
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros(seed >> 33 & 0x3fff));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = fs::read(&path).unwrap();
        assert!(expected[at].contains(&found), "kill {kill}: `{way}` is neither the old file nor the new one");
        turned += u64::from(found != before);
        let left: Vec<String> = folder.names().into_iter().filter(|name| !WAYS.contains(&name.as_str())).collect();
        // What lies there is named, and there is one of it at most: no writer leaves more than it found.
        assert!(left.is_empty() || left == [format!(".{way}.0.part")], "{left:?}");
        during += u64::from(!left.is_empty());
        if cfg!(unix) {
            write(way, &path, true);
            assert_eq!(
                folder.names().len(),
                WAYS.len(),
                "kill {kill}: the next write of `{way}` left {:?}",
                folder.names()
            );
        }
    }
    say!("files: {kills} kills, {during} of them while a file was written; {turned} left the new file");
    recorded(
        "kills",
        "a program that writes files is killed at random moments; every file is the old one or the new one",
        &format!("make kills KILLS={kills}"),
        &[("kills", kills), ("kills while a part lay there", during), ("kills that left the new file", turned)],
    );
}

#[test]
fn writers_of_one_file_do_not_disturb_each_other() {
    let folder = Folder::new("writers");
    let path = folder.0.join("shared.bin");
    let contents: Vec<Vec<u8>> = (0..8).map(|of| vec![b'0' + of; 100_000]).collect();
    std::thread::scope(|scope| {
        for one in &contents {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..10 {
                    replace(path, one).unwrap();
                }
            });
        }
        for _ in 0..200 {
            if let Ok(found) = fs::read(&path) {
                assert!(contents.contains(&found), "a reader saw {} bytes", found.len());
            }
        }
    });
    assert!(contents.contains(&fs::read(&path).unwrap()));
    assert_eq!(folder.names(), ["shared.bin"]);
}

#[test]
fn a_write_that_fails_leaves_the_old_file() {
    let folder = Folder::new("fails");
    let path = folder.0.join("old");
    fs::create_dir(&path).unwrap();
    // A folder is not replaced by a file.
    assert!(replace(&path, b"new").is_err());
    assert_eq!(folder.names(), ["old"]);
    assert!(replace(&folder.0.join("none").join("file"), b"new").is_err());
    assert!(replace(Path::new("/"), b"new").is_err());
}

#[cfg(unix)]
#[test]
fn links_permissions_and_devices_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("links");
    let (file, link) = (folder.0.join("file"), folder.0.join("link"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    replace(&link, b"new").unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"new");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    // What a link leads to need not be there yet.
    let (later, early) = (folder.0.join("later"), folder.0.join("early"));
    symlink("later", &early).unwrap();
    replace(&early, b"first").unwrap();
    assert_eq!(fs::read(&later).unwrap(), b"first");
    assert!(fs::symlink_metadata(&early).unwrap().is_symlink());
    fs::remove_file(&later).unwrap();
    symlink("early", &later).unwrap();
    assert!(replace(&early, b"never").unwrap_err().to_string().contains("links lead in a circle"));
    fs::remove_file(&later).unwrap();
    fs::remove_file(&early).unwrap();
    // It is a device, and stays one.
    replace(Path::new("/dev/null"), b"new").unwrap();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    assert_eq!(folder.names(), ["file", "link"]);
}

#[cfg(unix)]
#[test]
fn a_part_of_a_living_writer_is_left_alone() {
    let folder = Folder::new("living");
    let (path, part) = (folder.0.join("file"), folder.0.join(".file.0.part"));
    let living = fs::File::create(&part).unwrap();
    living.lock().unwrap();
    replace(&path, b"new").unwrap();
    assert_eq!(folder.names(), [".file.0.part", "file"]);
    drop(living);
    replace(&path, b"newer").unwrap();
    assert_eq!((folder.names(), fs::read(&path).unwrap()), (vec!["file".to_owned()], b"newer".to_vec()));
}
