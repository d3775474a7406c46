/* The headers of PHP that declare what build.rs binds for engine.rs. */
#include "php.h"
#include "TSRM.h"
#include "zend_attributes.h"
#include "zend_interfaces.h"
#include "ext/standard/file.h"
