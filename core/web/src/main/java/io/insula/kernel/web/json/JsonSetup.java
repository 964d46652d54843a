package io.insula.kernel.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.jackson.ObjectMapperFactory;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;

/** Makes the server's JSON strict, beyond the {@code jackson.*} settings. */
@Factory
final class JsonSetup implements BeanCreatedEventListener<ObjectMapper> {
  @Singleton
  @Replaces(bean = JsonFactory.class, factory = ObjectMapperFactory.class)
  JsonFactory jsonFactory() {
    return new StrictJsonFactory();
  }

  @Override
  public ObjectMapper onCreated(BeanCreatedEvent<ObjectMapper> event) {
    var mapper = event.getBean();
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    mapper.coercionConfigDefaults().setAcceptBlankAsEmpty(false);
    mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    // Creates the codec of a body at its first use. Creating all codecs would slow the start-up.
    mapper.disable(DeserializationFeature.EAGER_DESERIALIZER_FETCH);
    mapper.disable(SerializationFeature.EAGER_SERIALIZER_FETCH);
    mapper.addHandler(new CaseInsensitiveEnumHandler());
    mapper.addMixIn(HealthResult.class, NothingEmpty.class);
    return mapper;
  }

  /** Omits nulls from the health response. A null would reveal that the server hides a value. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private interface NothingEmpty {}
}
