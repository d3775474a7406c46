dnl Lets phpize, and so PIE, build the extension: there is no C in it, so all is left to cargo, in Makefile.frag. What is
dnl missing is named here and never installed.
PHP_ARG_ENABLE([websocket_client],
  [whether to enable websocket_client],
  [AS_HELP_STRING([--enable-websocket_client], [Enable websocket_client])],
  [yes])

if test "$PHP_WEBSOCKET_CLIENT" != no; then
  WEBSOCKET_CLIENT_ROOT=`cd "$abs_srcdir/.." && pwd`
  case $PHP_CONFIG in
    /*) ;;
    *) PHP_CONFIG=`command -v "$PHP_CONFIG"` ;;
  esac

  AC_MSG_CHECKING([for Rust, libclang, OpenSSL and what else the build needs])
  dnl The system's own PHP is found without these variables. They would make cargo build everything anew after 'make'.
  WEBSOCKET_CLIENT_ENVIRONMENT="PHP='$PHP_EXECUTABLE' PHP_CONFIG='$PHP_CONFIG'"
  if test "$PHP_CONFIG" = "`command -v php-config`" && test "`readlink -f "$PHP_EXECUTABLE"`" = "`readlink -f "\`command -v php\`"`"; then
    WEBSOCKET_CLIENT_ENVIRONMENT='-u PHP -u PHP_CONFIG'
  fi
  if websocket_client_missing=`eval "env $WEBSOCKET_CLIENT_ENVIRONMENT bash \"$WEBSOCKET_CLIENT_ROOT/scripts/install-dependencies.sh\" --only-name" 2>&1`; then
    AC_MSG_RESULT([all there])
  else
    AC_MSG_RESULT([no])
    AC_MSG_ERROR([$websocket_client_missing])
  fi

  PHP_ADD_BUILD_DIR([modules])
  PHP_MODULES="$PHP_MODULES \$(phplibdir)/websocket_client.so"
  PHP_SUBST([WEBSOCKET_CLIENT_ROOT])
  PHP_SUBST([WEBSOCKET_CLIENT_ENVIRONMENT])
  PHP_ADD_MAKEFILE_FRAGMENT([$abs_srcdir/Makefile.frag], [$abs_srcdir], [$abs_builddir])
fi
