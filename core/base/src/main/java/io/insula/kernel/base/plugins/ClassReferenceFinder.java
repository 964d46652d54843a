package io.insula.kernel.base.plugins;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the classes that a class refers to: supertypes, types of members, and classes in its code.
 * Skips annotations, which Java ignores if their class is missing.
 */
final class ClassReferenceFinder {
  /**
   * The prefix of generated methods in which Micronaut loads the class of an annotation. Such a
   * method works even if the class is missing.
   */
  private static final String OF_ANNOTATIONS = "$micronaut_load_class_value_";

  /** A class in a descriptor, for instance {@code Ljava/util/List;}. */
  private static final Pattern CLASS = Pattern.compile("L([^;]+);");

  private final Set<String> found = new TreeSet<>();

  private ClassReferenceFinder() {}

  /** Returns the names of the classes, for instance {@code java/util/List}. */
  static Set<String> find(ClassModel model) {
    var finder = new ClassReferenceFinder();
    model.superclass().ifPresent(finder::addEntry);
    model.interfaces().forEach(finder::addEntry);
    model.fields().forEach(field -> finder.addDescriptor(field.fieldType().stringValue()));
    model.methods().forEach(finder::addMethod);
    return finder.found;
  }

  private void addMethod(MethodModel method) {
    addDescriptor(method.methodType().stringValue());
    method
        .findAttribute(Attributes.exceptions())
        .ifPresent(declared -> declared.exceptions().forEach(this::addEntry));
    if (!method.methodName().stringValue().startsWith(OF_ANNOTATIONS)) {
      method.code().ifPresent(code -> code.forEach(this::addElement));
    }
  }

  private void addElement(CodeElement element) {
    switch (element) {
      case FieldInstruction use -> addEntry(use.field());
      case InvokeInstruction call -> addEntry(call.method());
      case InvokeDynamicInstruction call -> addEntry(call.invokedynamic());
      case LoadConstantInstruction load -> addEntry(load.constantEntry());
      case TypeCheckInstruction check -> addEntry(check.type());
      case NewObjectInstruction created -> addEntry(created.className());
      case NewReferenceArrayInstruction array -> addEntry(array.componentType());
      case NewMultiArrayInstruction array -> addEntry(array.arrayType());
      case ExceptionCatch handler -> handler.catchType().ifPresent(this::addEntry);
      default -> {}
    }
  }

  private void addEntry(PoolEntry entry) {
    switch (entry) {
      case ClassEntry type -> addDescriptor(type.asSymbol().descriptorString());
      case MemberRefEntry member -> {
        addEntry(member.owner());
        addDescriptor(member.type().stringValue());
      }
      case MethodTypeEntry type -> addDescriptor(type.descriptor().stringValue());
      case MethodHandleEntry handle -> addEntry(handle.reference());
      case DynamicConstantPoolEntry dynamic -> {
        addDescriptor(dynamic.type().stringValue());
        addEntry(dynamic.bootstrap().bootstrapMethod());
        dynamic.bootstrap().arguments().forEach(this::addEntry);
      }
      default -> {}
    }
  }

  private void addDescriptor(String descriptor) {
    CLASS.matcher(descriptor).results().forEach(match -> found.add(match.group(1)));
  }
}
