package io.insula.kernel.base.plugins;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.Annotation;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassReferenceFinderTest {
  private static final ClassDesc OTHER = ClassDesc.of("org.other.Saw");
  private static final MethodTypeDesc TAKES_OTHER = MethodTypeDesc.of(CD_void, OTHER);

  @ParameterizedTest(name = "{0}")
  @MethodSource("references")
  void a_class_is_found_wherever_it_is_used(String use, Consumer<ClassBuilder> code) {
    assertThat(found(code)).contains("org/other/Saw");
  }

  private static Stream<Arguments> references() {
    return Stream.of(
        reference("superclass", type -> type.withSuperclass(OTHER)),
        reference("interface", type -> type.withInterfaceSymbols(OTHER)),
        reference("type of a field", type -> type.withField("saws", OTHER.arrayType(), 0)),
        reference("parameter", type -> withAbstract(type, TAKES_OTHER)),
        reference("result", type -> withAbstract(type, MethodTypeDesc.of(OTHER.arrayType(2)))),
        reference(
            "declared exception",
            type ->
                type.withMethod(
                    "run",
                    MTD_void,
                    ClassFile.ACC_ABSTRACT,
                    method -> method.with(ExceptionsAttribute.ofSymbols(OTHER)))),
        inCode("object", code -> code.new_(OTHER).pop()),
        inCode("cast", code -> code.aconst_null().checkcast(OTHER).pop()),
        inCode("test of a type", code -> code.aconst_null().instanceOf(OTHER).pop()),
        inCode("class literal", code -> code.loadConstant(OTHER).pop()),
        inCode("literal of an array", code -> code.loadConstant(OTHER.arrayType()).pop()),
        inCode("array", code -> code.iconst_0().anewarray(OTHER).pop()),
        inCode(
            "array of arrays", code -> code.iconst_0().multianewarray(OTHER.arrayType(2), 1).pop()),
        inCode(
            "caught exception",
            code ->
                code.trying(
                    body -> body.nop(),
                    catches -> catches.catching(OTHER, handler -> handler.pop()))),
        inCode("owner of a field", code -> code.getstatic(OTHER, "size", CD_Object).pop()),
        inCode("type of a used field", code -> code.getstatic(CD_Object, "saw", OTHER).pop()),
        inCode("owner of a method", code -> code.invokestatic(OTHER, "run", MTD_void)),
        inCode(
            "argument of a call",
            code -> code.aconst_null().invokestatic(CD_Object, "run", TAKES_OTHER)),
        inCode(
            "type of a lambda", code -> code.invokedynamic(lambda(MethodTypeDesc.of(OTHER))).pop()),
        inCode(
            "argument of a lambda",
            code ->
                code.invokedynamic(lambda(MethodTypeDesc.of(CD_Object)).withArgs(TAKES_OTHER))
                    .pop()));
  }

  private static Arguments reference(String use, Consumer<ClassBuilder> code) {
    return Arguments.of(use, code);
  }

  private static Arguments inCode(String use, Consumer<CodeBuilder> code) {
    return reference(use, type -> withCode(type, "run", code));
  }

  private static void withAbstract(ClassBuilder type, MethodTypeDesc method) {
    type.withMethod("run", method, ClassFile.ACC_ABSTRACT, body -> {});
  }

  private static void withCode(ClassBuilder type, String method, Consumer<CodeBuilder> code) {
    type.withMethodBody(
        method,
        MTD_void,
        ClassFile.ACC_STATIC,
        body -> code.andThen(CodeBuilder::return_).accept(body));
  }

  private static DynamicCallSiteDesc lambda(MethodTypeDesc type) {
    return DynamicCallSiteDesc.of(
        ConstantDescs.ofCallsiteBootstrap(CD_Object, "make", ConstantDescs.CD_CallSite),
        "get",
        type);
  }

  @Test
  void the_classes_of_annotations_are_not_searched() {
    assertThat(
            found(
                type -> {
                  type.with(RuntimeVisibleAnnotationsAttribute.of(Annotation.of(OTHER)));
                  // Micronaut generates such a method for the class of an annotation.
                  withCode(
                      type,
                      "$micronaut_load_class_value_0",
                      code -> code.loadConstant(OTHER).pop());
                }))
        .containsExactly("java/lang/Object");
  }

  private static Set<String> found(Consumer<ClassBuilder> code) {
    var bytes = ClassFile.of().build(ClassDesc.of("io.insula.shed.Bench"), code);
    return ClassReferenceFinder.find(ClassFile.of().parse(bytes));
  }
}
