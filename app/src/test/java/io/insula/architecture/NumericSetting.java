package io.insula.architecture;

import io.insula.kernel.base.InvalidConfigurationException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A number or a duration in a record of settings.
 *
 * @param record the type with {@link ConfigurationProperties}
 * @param component the component of the record
 */
record NumericSetting(Class<?> record, RecordComponent component) {
  private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

  /** Values that no setting of a type accepts. */
  private static final Map<Class<?>, List<Object>> WRONG =
      Map.of(
          int.class, List.of(-1, Integer.MAX_VALUE),
          long.class, List.of(-1L, Long.MAX_VALUE),
          Duration.class, List.of(Duration.ofMillis(-1), LONGEST));

  private static final Map<Class<?>, Object> ZERO =
      Map.of(int.class, 0, long.class, 0L, Duration.class, Duration.ZERO);

  /** Values for components whose defaults cannot be converted, for instance sizes with a unit. */
  private static final Map<Class<?>, Object> USUAL =
      Map.of(
          int.class,
          1,
          long.class,
          1_000_000L,
          Duration.class,
          Duration.ofSeconds(1),
          boolean.class,
          false,
          List.class,
          List.of(),
          String.class,
          "");

  static List<NumericSetting> of(CodeBase code) {
    return code.classes().stream()
        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class) && type.isRecord())
        .<Class<?>>map(type -> type.reflect())
        .flatMap(
            type ->
                Arrays.stream(type.getRecordComponents())
                    .filter(component -> WRONG.containsKey(component.getType()))
                    .map(component -> new NumericSetting(type, component)))
        .toList();
  }

  /** Returns the property that sets the value. */
  String property() {
    return property(component);
  }

  private String property(RecordComponent any) {
    return record.getAnnotation(ConfigurationProperties.class).value()
        + "."
        + any.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what is wrong with this setting.
   *
   * @param variables the environment variable of each property that has one
   */
  List<String> complaints(ApplicationContext defaults, Map<String, String> variables) {
    var name = variables.getOrDefault(property(), property());
    return Stream.concat(
            record.isAnnotationPresent(Context.class)
                ? Stream.empty()
                : Stream.of(property() + " is not checked at the start"),
            WRONG.getOrDefault(component.getType(), List.of()).stream()
                .filter(
                    wrong ->
                        refusalOf(wrong, defaults)
                            .filter(message -> message.startsWith(name + " must be "))
                            .isEmpty())
                .map(wrong -> property() + " does not refuse " + wrong))
        .toList();
  }

  /** Returns whether the value can be zero. */
  boolean acceptsZero(ApplicationContext defaults) {
    return refusalOf(ZERO.get(component.getType()), defaults).isEmpty();
  }

  private Optional<String> refusalOf(Object value, ApplicationContext defaults) {
    var components = record.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values =
        Arrays.stream(components)
            .map(
                each ->
                    each.getName().equals(component.getName()) ? value : defaultOf(each, defaults))
            .toArray();
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      constructor.newInstance(values);
      return Optional.empty();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidConfigurationException refusal) {
        return Optional.of(String.valueOf(refusal.getMessage()));
      }
      throw new IllegalStateException(record + " fails with " + value, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object defaultOf(RecordComponent any, ApplicationContext defaults) {
    var type = MethodType.methodType(any.getType()).wrap().returnType();
    return defaults
        .getEnvironment()
        .getProperty(property(any), type)
        .map(Object.class::cast)
        .orElseGet(() -> USUAL.get(any.getType()));
  }
}
