//! Runs that were killed, and runs at the same time.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

use crate::support::Folder;

/// What a killed run leaves, at each place where a file can wait.
const LEFT: [&str; 4] = [
    ".Cargo.toml.4711.tmp",
    "src/.lib.rs.4711.tmp",
    "src/models/.pet.rs.4711.tmp",
    "src/gone/.gone.rs.4711.tmp",
];

fn leave(folder: &Folder) {
    for path in LEFT {
        // Cut off anywhere.
        folder.write(&format!("client/{path}"), "");
    }
}

fn waiting(folder: &Folder) -> Vec<PathBuf> {
    let is_left = |path: &PathBuf| path.extension().is_some_and(|it| it == "tmp");
    folder.everything().into_keys().filter(is_left).collect()
}

#[test]
fn what_a_killed_run_left_is_removed() {
    let folder = Folder::with_pets();
    leave(&folder);
    let run = folder.generate(&[]);
    assert_eq!(run.status, 0, "the folder is no one else's: {}", run.stderr);
    assert!(waiting(&folder).is_empty());
    let once = folder.everything();

    leave(&folder);
    folder.write("client/.notes.1.tmp", "mine");
    folder.write("client/src/.notes.md.1.tmp", "mine");
    folder.write("client/tests/.wire.rs.1.tmp", "mine");
    let before = folder.everything();
    assert_eq!(folder.generate(&["--check"]).status, 0);
    assert_eq!(folder.everything(), before);
    assert_eq!(folder.generate(&[]).status, 0);
    let mut mine = waiting(&folder);
    mine.sort();
    let expected = [
        ".notes.1.tmp",
        "src/.notes.md.1.tmp",
        "tests/.wire.rs.1.tmp",
    ];
    let expected = expected.map(|name| folder.path("client").join(name));
    assert_eq!(mine, expected);
    for path in &mine {
        std::fs::remove_file(path).unwrap();
    }
    std::fs::remove_dir(folder.path("client/tests")).unwrap();
    assert_eq!(folder.everything(), once);
}

#[test]
fn runs_at_the_same_time_do_not_harm_each_other() {
    let folder = Folder::with_pets();
    let all = [&["--quiet"][..], &["--quiet", "--tag", "Pets"]];
    let arguments = ["gen", "--spec", "pets.yaml", "--out", "new/client"];
    let runs: Vec<_> = all
        .iter()
        .cycle()
        .take(8)
        .map(|more| {
            let mut command = folder.command(&[&arguments[..], more].concat());
            command.stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for run in runs {
        let output = run.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    assert!(waiting(&folder).is_empty());
    // The crate is that of one of them, whichever was the last.
    let is_last = |more: &&[&str]| {
        let check = [&arguments[..], more, &["--check"]].concat();
        folder.run(&check).status == 0
    };
    assert_eq!(all.iter().filter(|more| is_last(more)).count(), 1);
}

#[cfg(unix)]
#[test]
fn a_run_waits_for_another_one_in_the_same_folder() {
    let folder = Folder::with_pets();
    folder.generate(&[]);
    let lib = folder.read("client/src/lib.rs");
    folder.write("client/src/lib.rs", "// @generated from, once\n");
    let other = File::open(folder.path("client")).unwrap();
    fs4::FileExt::lock(&other).unwrap();
    let mut command = folder.command(&["gen", "--spec", "pets.yaml", "--out", "client"]);
    let mut run = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = String::new();
    let mut stderr = BufReader::new(run.stderr.take().unwrap());
    stderr.read_line(&mut told).unwrap();
    assert_eq!(told, "waiting for another run to end in client\n");
    assert_ne!(folder.read("client/src/lib.rs"), lib);
    drop(other);
    assert!(run.wait().unwrap().success());
    assert_eq!(folder.read("client/src/lib.rs"), lib);
}
