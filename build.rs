//! Asks the PHP that the extension is built for what it is: refuses one that was not tested, binds functions of
//! its engine from its own headers (`src/php/engine.rs`), and tells rustc `cfg(php83)` and so on, `cfg(php_zts)`
//! for a thread-safe one, `cfg(php_debug)` for a debug build, and `cfg(php_delayed_oom)` where passing
//! `memory_limit` is not an error at once but noted for the VM, as in Debian's PHP.

#![expect(clippy::disallowed_methods, reason = "cargo speaks to a build script by its environment")]

use std::{env, error::Error, fs, path::PathBuf, process::Command};

use ext_php_rs_build::{
    ApiVersion, PHPInfo, emit_check_cfg, emit_php_cfg_flags, emit_rerun_if_env_changed,
    find_executable, find_php, path_from_env,
};

/// The APIs of the PHPs that the tests pass with, and their names. An API is fixed by a release's first candidates.
const TESTED: [(u32, &str); 4] =
    [(20_220_829, "8.2"), (20_240_924, "8.4"), (20_250_925, "8.5"), (20_260_924, "8.6")];

/// Builds for a PHP that is not among them.
const ANY_API: &str = "WEBSOCKET_CLIENT_UNTESTED_PHP";

const HEADER: &str = "src/php/engine.h";

/// What `src/php/engine.rs` takes from the headers; a PHP has those of its version.
const FUNCTIONS: &[&str] = &[
    "_php_stream_fopen_from_fd",
    "_php_stream_write",
    "display_ini_entries",
    "php_file_le_pstream",
    "php_file_le_stream",
    "php_stream_write",
    "tsrm_env_lock",
    "tsrm_env_unlock",
    "zend_add_attribute",
    "zend_argument_error",
    "zend_declare_typed_property",
    "zend_fetch_resource2_ex",
    "zend_get_constant_str",
    "zend_handle_delayed_oom",
    "zend_ini_get_value",
    "zend_ini_parse_bool",
    "zend_ini_string",
    "zend_iterator_dtor",
    "zend_iterator_init",
    "zend_memory_usage",
    "zend_parse_arg_bool_slow",
    "zend_parse_arg_double_slow",
    "zend_parse_arg_long_slow",
    "zend_parse_arg_str_slow",
    "zend_ref_del_type_source",
    "zend_timeout",
    "zend_zval_type_name",
    "zend_zval_value_name",
];

/// Numbers that ext-php-rs does not have.
const CONSTANTS: &[&str] = &["IS_STATIC"];

/// Types that these need and ext-php-rs does not have.
const TYPES: &[&str] = &["zpp_parse_bool_status"];

fn main() -> Result<(), Box<dyn Error>> {
    let path = find_php()?;
    let php = PHPInfo::get(&path)?;
    let api = php.zend_version()?;
    emit_rerun_if_env_changed();
    for variable in ["PHP_CONFIG", ANY_API] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    for file in [HEADER.into(), path.display().to_string()] {
        println!("cargo::rerun-if-changed={file}");
    }
    check_tested(api, php.version()?)?;

    emit_check_cfg();
    emit_php_cfg_flags(ApiVersion::try_from(api)?);
    if php.thread_safety()? {
        println!("cargo::rustc-cfg=php_zts");
    }
    if php.debug()? {
        println!("cargo::rustc-cfg=php_debug");
    }
    let bindings = bind(php.thread_safety()?)?;
    println!("cargo::rustc-check-cfg=cfg(php_delayed_oom)");
    // Only whether it is there counts: `src/php/engine.rs` looks it up at run time.
    if bindings.contains("fn zend_handle_delayed_oom(") {
        println!("cargo::rustc-cfg=php_delayed_oom");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?).join("engine.rs");
    fs::write(out, bindings)?;
    Ok(())
}

/// An engine that changed since would load the extension and then misread its arguments.
fn check_tested(api: u32, version: &str) -> Result<(), String> {
    if TESTED.iter().any(|(tested, _)| *tested == api) || env::var_os(ANY_API).is_some() {
        return Ok(());
    }
    let tested = TESTED.map(|(_, name)| name).join(", ");
    Err(format!(
        "this version of websocket_client was tested with PHP {tested} and not with PHP {version} (API {api}): take one \
         of those, or set {ANY_API}=1 to build for this PHP all the same and run 'make test' before you use it"
    ))
}

/// Prototypes from the headers, on the types that ext-php-rs has made from the same headers.
fn bind(is_thread_safe: bool) -> Result<String, Box<dyn Error>> {
    let config = path_from_env("PHP_CONFIG").or_else(|| find_executable("php-config"));
    let config = config.ok_or("php-config is not there: install PHP's development package")?;
    let output = Command::new(config).arg("--includes").output()?;
    let includes = String::from_utf8(output.stdout)?;
    let mut builder = bindgen::Builder::default()
        .header(HEADER)
        .clang_args(includes.split_whitespace())
        .allowlist_recursively(false)
        .layout_tests(false);
    if is_thread_safe {
        builder = builder.clang_arg("-DZTS=1");
    }
    for function in FUNCTIONS {
        builder = builder.allowlist_function(function);
    }
    for constant in CONSTANTS {
        builder = builder.allowlist_var(constant);
    }
    for kind in TYPES {
        builder = builder.allowlist_type(kind);
    }
    Ok(builder.generate()?.to_string())
}
