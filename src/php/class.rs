//! Declaring classes whose state is PHP's own: typed and read-only properties, which ext-php-rs does not
//! declare. Classes with Rust state are registered by their types.

use std::{
    ptr,
    sync::{
        OnceLock,
        atomic::{AtomicPtr, Ordering},
    },
};

use ext_php_rs::{
    args::{Arg, ArgInfoTables},
    boxed::ZBox,
    builders::FunctionBuilder,
    class::RegisteredClass,
    convert::IntoZval,
    error::{Error, Result},
    ffi::{
        _ZEND_TYPE_NAME_BIT, _ZEND_TYPE_NULLABLE_BIT, GC_IMMUTABLE, HashTable, IS_ARRAY, IS_STRING,
        ZEND_ACC_PRIVATE, ZEND_ACC_PUBLIC, zend_declare_class_constant_ex, zend_empty_array,
        zend_function, zend_hash_next_index_insert,
    },
    flags::{ClassFlags, DataType},
    types::{ZendClassObject, ZendObject, ZendStr, Zval},
    zend::{ClassEntry, ExecuteData, ZendType},
};
use parking_lot::Mutex;

use super::engine::{
    IS_STATIC, zend_add_attribute, zend_declare_typed_property, zend_ref_del_type_source,
};

/// `ZEND_ACC_READONLY`, since PHP 8.1.
const READONLY: u32 = 1 << 7;

/// A registered class; empty until module start. A module that is started anew registers anew.
#[derive(Debug)]
pub(super) struct Class {
    entry: AtomicPtr<ClassEntry>,
    arguments: Mutex<Option<Parked>>,
}

/// The engine points into these for as long as the class exists.
#[derive(Debug)]
struct Parked(#[expect(dead_code, reason = "held for the engine")] ArgInfoTables);

// SAFETY: only kept, never read; the engine reads the tables through pointers of its own.
unsafe impl Send for Parked {}

impl Class {
    pub(super) const fn new() -> Self {
        Self { entry: AtomicPtr::new(ptr::null_mut()), arguments: Mutex::new(None) }
    }

    pub(super) fn set(&self, entry: &'static mut ClassEntry, arguments: ArgInfoTables) {
        self.entry.store(entry, Ordering::Release);
        *self.arguments.lock() = Some(Parked(arguments));
    }

    /// The class, once the module has started.
    pub(super) fn entry(&self) -> Result<&'static ClassEntry> {
        // SAFETY: null or a class entry, which lives until the module shuts down.
        unsafe { self.entry.load(Ordering::Acquire).as_ref() }.ok_or(Error::InvalidPointer)
    }

    /// A new object, its constructor not called.
    pub(super) fn instantiate(&self) -> Result<ZBox<ZendObject>> {
        Ok(self.entry()?.new())
    }
}

/// A public constant that is a list of numbers. Internal classes have no arrays that are counted, so this one is
/// immutable as the engine's own empty one; it is made once and stays as long as this library.
#[derive(Debug)]
pub(super) struct Constant {
    name: &'static str,
    values: &'static [u16],
    array: OnceLock<Immutable>,
}

/// An array that is never written again.
#[derive(Debug, Clone, Copy)]
struct Immutable(*mut HashTable);

// SAFETY: threads only read it, and its memory is no thread's.
unsafe impl Send for Immutable {}
// SAFETY: as above.
unsafe impl Sync for Immutable {}

impl Constant {
    pub(super) const fn new(name: &'static str, values: &'static [u16]) -> Self {
        Self { name, values, array: OnceLock::new() }
    }

    /// Declares it.
    pub(super) fn declare(&self, class: &mut ClassEntry) {
        let mut value = Zval::new();
        value.value.arr = self.array.get_or_init(|| Immutable::of(self.values)).0;
        value.u1.type_info = IS_ARRAY;
        let name = ZendStr::new_interned(self.name, true).into_raw();
        // SAFETY: module start; the name is interned, and the value is not refcounted: the engine copies it.
        unsafe {
            zend_declare_class_constant_ex(
                class,
                name,
                &raw mut value,
                ZEND_ACC_PUBLIC.cast_signed(),
                ptr::null_mut(),
            );
        }
        // The array is not its own.
        std::mem::forget(value);
    }
}

impl Immutable {
    fn of(values: &[u16]) -> Self {
        /// `GC_PERSISTENT`: its memory is not a request's.
        const PERSISTENT: u32 = 1 << 7;
        // SAFETY: the engine's empty array is a valid one without memory of its own, so that a copy is, too. The copy is
        // ours alone while it is filled, which takes memory that is not a request's, as its flag says.
        unsafe {
            let array = Box::into_raw(Box::new(ptr::read(&raw const zend_empty_array)));
            (*array).gc.refcount = 1;
            (*array).gc.u.type_info = IS_ARRAY | PERSISTENT;
            for value in values {
                let mut number = Zval::new();
                number.set_long(i64::from(*value));
                zend_hash_next_index_insert(array, &raw mut number);
            }
            // A copy on write is made of what has more than one owner.
            (*array).gc.refcount = 2;
            (*array).gc.u.type_info = IS_ARRAY | PERSISTENT | GC_IMMUTABLE;
            Self(array)
        }
    }
}

/// A property's type.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Bool,
    Int,
    Float,
    String,
    Array,
    Mixed,
    AnyObject,
    /// An instance of the named class.
    Object(&'static str),
}

/// A property's value before anything is assigned.
#[derive(Debug, Clone, Copy)]
pub(super) enum Initial {
    /// None: to be assigned once.
    Unset,
    Null,
    Bool(bool),
    Int(i64),
    String(&'static str),
    EmptyArray,
}

/// A property to declare.
#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) nullable: bool,
    pub(super) flags: u32,
    pub(super) initial: Initial,
}

impl Property {
    /// `public readonly`.
    pub(super) const fn readonly(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            nullable: false,
            flags: ZEND_ACC_PUBLIC | READONLY,
            initial: Initial::Unset,
        }
    }

    /// `public`, with a value from the start.
    pub(super) const fn public(name: &'static str, kind: Kind, initial: Initial) -> Self {
        Self { name, kind, nullable: false, flags: ZEND_ACC_PUBLIC, initial }
    }

    /// `private`, with a value from the start.
    pub(super) const fn private(name: &'static str, kind: Kind, initial: Initial) -> Self {
        Self { name, kind, nullable: false, flags: ZEND_ACC_PRIVATE, initial }
    }

    pub(super) const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// Declares it. Properties have slots in the order in which they are declared, after a parent's.
    pub(super) fn declare(self, class: &mut ClassEntry) {
        let name = ZendStr::new_interned(self.name, true).into_raw();
        let mut value = self.initial.value();
        // SAFETY: module start; the name is interned, the value is not refcounted, and both are copied.
        unsafe {
            zend_declare_typed_property(
                class,
                name,
                &raw mut value,
                self.flags.cast_signed(),
                ptr::null_mut(),
                self.zend_type(),
            );
        }
        // An interned string's destructor does nothing, and no other value here has one.
        std::mem::forget(value);
    }

    fn zend_type(self) -> ZendType {
        let kind = match self.kind {
            Kind::Bool => DataType::Bool,
            Kind::Int => DataType::Long,
            Kind::Float => DataType::Double,
            Kind::String => DataType::String,
            Kind::Array => DataType::Array,
            Kind::Mixed => DataType::Mixed,
            Kind::AnyObject => DataType::ANY_OBJECT,
            Kind::Object(class) => {
                // A property's class is a zend_string, not the C string that an argument's is.
                let nullable = if self.nullable { _ZEND_TYPE_NULLABLE_BIT } else { 0 };
                let name = ZendStr::new_interned(class, true).into_raw();
                let name: *mut ZendStr = name;
                return ZendType { ptr: name.cast(), type_mask: _ZEND_TYPE_NAME_BIT | nullable };
            }
        };
        ZendType::empty_from_type(kind, false, false, self.nullable)
            .unwrap_or_else(|| ZendType::empty(false, false))
    }
}

impl Initial {
    fn value(self) -> Zval {
        let mut value = Zval::new();
        match self {
            Self::Unset => value.u1.type_info = 0,
            Self::Null => value.set_null(),
            Self::Bool(bool) => value.set_bool(bool),
            Self::Int(int) => value.set_long(int),
            Self::String(string) => {
                // Fails for no string.
                let _ = value.set_interned_string(string, true);
            }
            Self::EmptyArray => {
                // The engine's one immutable empty array, which nobody counts or frees.
                value.value.arr = (&raw const zend_empty_array).cast_mut();
                value.u1.type_info = IS_ARRAY;
            }
        }
        value
    }
}

/// Has objects of a class begin without their Rust side, which [`super::call::Call::initialize`] gives them. It cannot be
/// serialized, and so neither can they.
pub(super) fn keep_state<T: RegisteredClass>(class: &mut ClassEntry) {
    unsafe extern "C" fn create<T: RegisteredClass>(class: *mut ClassEntry) -> *mut ZendObject {
        // SAFETY: the engine asks for an object of a class that lives, and takes it over. Without its Rust side it is
        // not taken for a `T`.
        unsafe {
            let object = ZendClassObject::<T>::new_uninit(class.as_ref()).into_raw();
            (*object).get_mut_zend_obj()
        }
    }
    class.__bindgen_anon_2.create_object = Some(create::<T>);
    class.ce_flags |= ClassFlags::NotSerializable.bits();
}

/// A type that ext-php-rs does not declare.
#[derive(Debug, Clone, Copy)]
pub(super) enum Declared {
    Static,
    StringOrArray,
    /// As where a resource is wanted.
    Nothing,
}

impl Declared {
    fn mask(self) -> u32 {
        match self {
            Self::Static => 1 << IS_STATIC,
            Self::StringOrArray => 1 << IS_STRING | 1 << IS_ARRAY,
            Self::Nothing => 0,
        }
    }
}

/// Declares the type of a method's result (number 0) or of a parameter, counted from 1, for reflection: handlers check what
/// they are given themselves. `method` is in lower case.
pub(super) fn declare_type(class: &mut ClassEntry, method: &str, number: u32, declared: Declared) {
    let Some(entry) = class.function_table.get(method) else { return };
    // SAFETY: module start; the class's own method, whose table of parameters the engine has made writable and with an entry
    // for the result before the first one. A name of a class that stood there is interned.
    unsafe {
        let Some(function) = entry.ptr::<zend_function>() else { return };
        let internal = &mut (*function).internal_function;
        if number > internal.num_args || internal.arg_info.is_null() {
            return;
        }
        let place = internal.arg_info.sub(1).add(number as usize);
        (*place).type_.ptr = ptr::null_mut();
        (*place).type_.type_mask = declared.mask();
    }
}

/// Keeps a constructor's argument, counted from 1, out of stack traces (`#[\SensitiveParameter]`, PHP 8.2).
pub(super) fn hide_constructor_argument(class: &mut ClassEntry, number: u32) {
    /// `ZEND_ATTRIBUTE_PERSISTENT`: the function is not a request's.
    const PERSISTENT: u32 = 1;
    let name = ZendStr::new_interned("SensitiveParameter", true).into_raw();
    // SAFETY: module start; the constructor was registered with the class, and the engine keeps the
    // attribute with the function. Offset 0 is the function itself, 1 its first parameter.
    unsafe {
        if let Some(constructor) = class.constructor.as_mut() {
            zend_add_attribute(
                &raw mut constructor.common.attributes,
                name,
                0,
                PERSISTENT,
                number,
                0,
            );
        }
    }
}

/// A live object of a class whose properties are declared here, by its address. PHP code changes properties
/// behind our back, so nothing is kept that Rust could take for unchanging: each access goes to the object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Object(ptr::NonNull<ZendObject>);

impl Object {
    /// The object must stay alive for as long as this is used: a call's frame or a zval holds it.
    pub(super) fn of(object: &mut ZendObject) -> Self {
        Self(ptr::NonNull::from(object))
    }

    /// As [`Self::of`], of an object that somebody else uses as well.
    pub(super) fn of_shared(object: &ZendObject) -> Self {
        Self(ptr::NonNull::from(object))
    }

    /// Assigns a property by its slot, read-only or not.
    pub(super) fn set(self, slot: usize, value: Zval) {
        // SAFETY: alive as said above, and callers count the slots that were declared. The old value is
        // released last, since that may run a destructor that looks at the property.
        let old = unsafe { self.own_place(slot).replace(value) };
        drop(old);
    }

    /// Assigns a string to a property that holds nothing to be released. As those that follow it writes where the value
    /// stays: a zval that is made elsewhere and moved is read before the processor has written it.
    pub(super) fn set_string(self, slot: usize, string: ZBox<ZendStr>) {
        // SAFETY: alive as said above, and callers count the slots that were declared; nothing else runs meanwhile.
        unsafe {
            let place = self.place(slot);
            (*place).u2.extra = 0;
            (*place).set_zend_string(string);
        }
    }

    /// Assigns a bool to a property that holds nothing to be released.
    pub(super) fn set_bool(self, slot: usize, value: bool) {
        // SAFETY: as in `set_string`.
        unsafe {
            let place = self.place(slot);
            (*place).u2.extra = 0;
            (*place).set_bool(value);
        }
    }

    /// Assigns an int.
    pub(super) fn set_int(self, slot: usize, value: i64) {
        // SAFETY: as in `set`; an int holds nothing.
        unsafe { (*self.own_place(slot)).set_long(value) };
    }

    /// Assigns an object to a property that [holds nothing](Self::holds_nothing).
    pub(super) fn set_object(self, slot: usize, object: ZBox<ZendObject>) {
        // SAFETY: as in `set_string`. It fails for no object.
        let _ = unsafe { object.set_zval(&mut *self.place(slot), false) };
    }

    /// Whether there is nothing in a property that would have to be released, and no reference.
    pub(super) fn holds_nothing(self, slot: usize) -> bool {
        /// Where a zval says that its value is counted.
        const FLAGS: u32 = 0xff00;
        // SAFETY: as above; one word is read, which every zval has.
        unsafe { (*self.place(slot)).u1.type_info & FLAGS == 0 }
    }

    /// Whether a property holds an object.
    pub(super) fn is_object(self, slot: usize) -> bool {
        // SAFETY: as above; the reference ends before anything else runs.
        unsafe { (*self.value(slot)).is_object() }
    }

    /// An int that a property holds.
    pub(super) fn int(self, slot: usize) -> Option<i64> {
        // SAFETY: as above; the reference ends before anything else runs.
        unsafe { (*self.value(slot)).long() }
    }

    /// An object that a property holds, to be used before anything else runs that could change the property.
    pub(super) fn object(&self, slot: usize) -> Option<&ZendObject> {
        // SAFETY: alive as said above, and as long as the property holds it.
        unsafe { (*self.value(slot)).object() }
    }

    /// A property's value by its slot.
    pub(super) fn get(self, slot: usize) -> Zval {
        // SAFETY: as above; the reference ends before anything else runs.
        unsafe { (*self.value(slot)).shallow_clone() }
    }

    /// Where a property's value is, to be read.
    pub(super) fn value(self, slot: usize) -> *mut Zval {
        let place = self.place(slot);
        // SAFETY: as above; what a reference holds is alive as long as the reference.
        unsafe { if (*place).is_reference() { &raw mut (*(*place).value.ref_).val } else { place } }
    }

    /// Where a property's value is, to be assigned to. `array_walk()` makes references of private properties, too, with
    /// which PHP code could go on assigning: they are cut.
    fn own_place(self, slot: usize) -> *mut Zval {
        let place = self.place(slot);
        // SAFETY: as above. A reference to a typed property says so in its sources, and is told that it is none any more;
        // the class knows what is declared in each slot.
        unsafe {
            if (*place).is_reference() {
                let reference = (*place).value.ref_;
                let declared = *(*(*self.0.as_ptr()).ce).properties_info_table.add(slot);
                if !(*reference).sources.ptr.is_null() && !declared.is_null() {
                    zend_ref_del_type_source(&raw mut (*reference).sources, declared);
                }
                let value = (*reference).val.shallow_clone();
                drop(place.replace(value));
            }
        }
        place
    }

    /// Whether a property has never been assigned.
    pub(super) fn is_unset(self, slot: usize) -> bool {
        self.get(slot).get_type() == DataType::Undef
    }

    /// A zval that holds it.
    pub(super) fn held(self) -> Zval {
        let mut zval = Zval::new();
        // SAFETY: alive as said above; the zval takes a reference of its own.
        zval.set_object(unsafe { &mut *self.0.as_ptr() });
        zval
    }

    /// A property's slot.
    fn place(self, slot: usize) -> *mut Zval {
        // SAFETY: alive as said above; only an address is computed.
        unsafe { (&raw mut (*self.0.as_ptr()).properties_table).cast::<Zval>().add(slot) }
    }
}

/// PHP's bytes from ours, in one copy.
pub(super) fn string(bytes: &[u8]) -> Zval {
    let mut value = Zval::new();
    value.set_zend_string(ZendStr::new(bytes, false));
    value
}

/// A method, its parameters still to come.
pub(super) fn method(
    name: &'static str,
    handler: extern "C" fn(&mut ExecuteData, &mut Zval),
) -> FunctionBuilder<'static> {
    FunctionBuilder::new(name, handler)
}

/// A parameter with a default, which is PHP code.
pub(super) fn optional(name: &'static str, kind: DataType, default: &'static str) -> Arg<'static> {
    let arg = Arg::new(name, kind).default(default);
    if default == "null" { arg.allow_null() } else { arg }
}
