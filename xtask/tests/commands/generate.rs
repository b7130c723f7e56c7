//! `gen --spec … --out …`: what is written, and what is never touched.

use std::fs;

use crate::support::{Folder, PETS};

#[test]
fn a_document_becomes_a_crate() {
    let folder = Folder::with_pets();
    let run = folder.generate(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout
            .starts_with("2 operations, 2 models, 0 warnings → client/ ("),
        "{}",
        run.stdout
    );
    let manifest = folder.read("client/Cargo.toml");
    assert!(
        manifest.starts_with("# @generated from pets.yaml by `cargo xtask gen`"),
        "{manifest}"
    );
    assert!(manifest.contains("name = \"client\"\n"), "{manifest}");
    assert!(!manifest.contains("[workspace]"), "{manifest}");
    assert!(
        folder
            .read("client/src/lib.rs")
            .starts_with("// @generated from pets.yaml by")
    );
    let is_left = |path: &std::path::PathBuf| path.extension().is_some_and(|it| it == "tmp");
    assert!(!folder.everything().keys().any(is_left));
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Folder::with_pets();
    folder.generate(&[]);
    let before = folder.everything();
    let run = folder.generate(&[]);
    assert!(run.stdout.contains(" unchanged) in "), "{}", run.stdout);
    assert!(!run.stdout.contains("written"), "{}", run.stdout);
    assert_eq!(folder.everything(), before);
}

#[test]
fn only_what_differs_is_written_and_what_is_stale_is_removed() {
    let folder = Folder::with_pets();
    folder.generate(&[]);
    let pet = folder.path("client/src/models/pet.rs");
    let changed = fs::metadata(&pet).unwrap().modified().unwrap();
    folder.write(
        "client/src/old/gone.rs",
        "// @generated from pets.yaml by hand\n",
    );
    folder.write("client/src/own.rs", "// mine\n");
    folder.write(
        "client/tests/wire.rs",
        "// @generated from something else\n",
    );
    folder.write("client/README.md", "mine\n");
    let run = folder.generate(&["--tag", "Pets"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains(" removed) in "), "{}", run.stdout);
    assert!(!folder.path("client/src/models/owner.rs").exists());
    assert!(!folder.path("client/src/old").exists());
    for kept in [
        "src/own.rs",
        "tests/wire.rs",
        "README.md",
        "src/models/pet.rs",
    ] {
        assert!(folder.path("client").join(kept).exists(), "{kept}");
    }
    assert_eq!(fs::metadata(&pet).unwrap().modified().unwrap(), changed);
}

#[test]
fn an_error_leaves_everything_as_it_was() {
    let folder = Folder::with_pets();
    folder.generate(&[]);
    folder.write("pets.yaml", PETS.replace("schemas/Pet\"", "schemas/Cat\""));
    let before = folder.everything();
    assert_eq!(folder.generate(&[]).status, 1);
    assert_eq!(folder.generate(&["--operation", "nothing"]).status, 1);
    assert_eq!(folder.everything(), before);
    folder.run(&["gen", "--spec", "pets.yaml", "--out", "new/folder"]);
    assert_eq!(folder.everything(), before);
}

#[test]
fn denied_warnings_are_errors() {
    let folder = Folder::new();
    folder.write(
        "pets.yaml",
        PETS.replace("type: array,", "type: array, wheels: 4,"),
    );
    assert_eq!(folder.generate(&["--deny-warnings"]).status, 1);
    assert!(!folder.path("client").exists());
    assert_eq!(folder.generate(&[]).status, 0);
}

#[test]
fn the_package_is_named_and_checked() {
    let folder = Folder::with_pets();
    assert_eq!(
        folder
            .generate(&["--package", "pets-client", "--version", "2.0.0-rc.1"])
            .status,
        0
    );
    let manifest = folder.read("client/Cargo.toml");
    assert!(manifest.contains("name = \"pets-client\"\n"), "{manifest}");
    assert!(
        manifest.contains("version = \"2.0.0-rc.1\"\n"),
        "{manifest}"
    );
    for wrong in [
        ["--package", "fn"],
        ["--package", "serde"],
        ["--package", "../x"],
        ["--version", "one"],
    ] {
        assert_eq!(folder.generate(&wrong).status, 2, "{wrong:?}");
    }
}

#[test]
fn somebody_elses_folder_is_refused() {
    let folder = Folder::with_pets();
    folder.write("client/notes.txt", "mine");
    let before = folder.everything();
    let run = folder.generate(&[]);
    assert_eq!(folder.everything(), before);
    insta::assert_snapshot!(run.shown());
    folder.write("client/Cargo.toml", "[package]\nname = \"mine\"\n");
    assert_eq!(folder.generate(&[]).status, 2);
    assert_eq!(
        folder
            .run(&["gen", "--spec", "pets.yaml", "--out", "pets.yaml"])
            .status,
        2
    );
}

#[test]
fn a_new_repository_counts_as_empty() {
    let folder = Folder::with_pets();
    folder.write("client/.git/HEAD", "ref: refs/heads/main\n");
    folder.write("client/.gitignore", "/target\n");
    assert_eq!(folder.generate(&[]).status, 0);
}

#[test]
fn within_a_workspace_the_crate_stands_alone_unless_it_is_a_member() {
    let folder = Folder::with_pets();
    folder.write("Cargo.toml", "[workspace]\nmembers = [\"crates/*\"]\n");
    folder.generate(&[]);
    assert!(
        folder
            .read("client/Cargo.toml")
            .ends_with("\n\n[workspace]\n")
    );
    folder.run(&["gen", "--spec", "pets.yaml", "--out", "crates/pets"]);
    assert!(
        !folder
            .read("crates/pets/Cargo.toml")
            .contains("[workspace]")
    );
}

#[cfg(unix)]
#[test]
fn symbolic_links_lead_nowhere() {
    let folder = Folder::with_pets();
    folder.generate(&[]);
    folder.write(
        "elsewhere/pet.rs",
        "// @generated from pets.yaml, but not here\n",
    );
    fs::remove_dir_all(folder.path("client/src/models")).unwrap();
    std::os::unix::fs::symlink(folder.path("elsewhere"), folder.path("client/src/models")).unwrap();
    let before = folder.everything();
    let run = folder.generate(&[]);
    assert_eq!(folder.everything(), before);
    insta::assert_snapshot!(run.shown());

    fs::remove_file(folder.path("client/src/models")).unwrap();
    fs::remove_file(folder.path("client/src/lib.rs")).unwrap();
    std::os::unix::fs::symlink(
        folder.path("elsewhere/pet.rs"),
        folder.path("client/src/lib.rs"),
    )
    .unwrap();
    assert_eq!(folder.generate(&[]).status, 2);
    assert!(folder.read("elsewhere/pet.rs").ends_with("not here\n"));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_leaves_everything_as_it_was() {
    let folder = Folder::with_pets();
    folder.generate(&[]);
    fs::remove_dir_all(folder.path("client/src/models")).unwrap();
    folder.write("client/src/models", "in the way");
    let before = folder.everything();
    let run = folder.generate(&[]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("is in the way"), "{}", run.stderr);
    assert_eq!(folder.everything(), before);
}
