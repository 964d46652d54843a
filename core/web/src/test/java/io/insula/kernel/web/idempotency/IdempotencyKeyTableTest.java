package io.insula.kernel.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import io.insula.kernel.base.Sha256;
import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
class IdempotencyKeyTableTest {
  private static final StoredResponse ANSWER = new StoredResponse(201, null, null, new byte[] {1});

  @Inject IdempotencyKeyTable keys;
  @Inject SettableClock clock;
  @Inject List<Task<?>> jobs;

  private static byte[] key(String text) {
    return Sha256.ofParts(text);
  }

  private static IdempotencyKey owned(String text) {
    return new IdempotencyKey("ade", text, key(text));
  }

  private static RequestFingerprint fingerprint(String body) {
    return RequestFingerprint.of(owned("any"), "/any", body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void expired_keys_are_deleted_and_others_are_not() {
    var id = ((IdempotencyClaimResult.Granted) keys.claim(owned("old"), fingerprint("body"))).id();
    keys.finish(key("old"), id, ANSWER);
    keys.forgetExpired();
    assertThat(keys.claim(owned("old"), fingerprint("body")))
        .isInstanceOf(IdempotencyClaimResult.Answered.class);
    clock.advance(Duration.ofHours(25));
    keys.forgetExpired();
    assertThat(keys.claim(owned("old"), fingerprint("body")))
        .isInstanceOf(IdempotencyClaimResult.Granted.class);
  }

  @Test
  void the_stored_responses_of_only_one_user_are_deleted() {
    var bea = new IdempotencyKey("bea", "of bea", key("of bea"));
    keys.claim(owned("of ade"), fingerprint("body"));
    keys.claim(bea, fingerprint("body"));

    new StoredResponseEraser(keys).forget("ade");

    assertThat(keys.claim(owned("of ade"), fingerprint("other")))
        .isInstanceOf(IdempotencyClaimResult.Granted.class);
    assertThat(keys.claim(bea, fingerprint("body")))
        .isInstanceOf(IdempotencyClaimResult.Running.class);
  }

  @Test
  void a_job_deletes_expired_keys() {
    assertThat(jobs).extracting(Task::getName).contains("kernel.forget-idempotency-keys");
  }

  @Test
  void a_run_without_its_claim_can_neither_finish_nor_free_the_key() {
    var first =
        ((IdempotencyClaimResult.Granted) keys.claim(owned("lost"), fingerprint("body"))).id();
    clock.advance(Duration.ofSeconds(61));
    assertThat(keys.claim(owned("lost"), fingerprint("other")))
        .isInstanceOf(IdempotencyClaimResult.Foreign.class);
    assertThat(keys.claim(owned("lost"), fingerprint("body")))
        .isInstanceOf(IdempotencyClaimResult.Granted.class);
    keys.finish(key("lost"), first, ANSWER);
    keys.free(key("lost"), first);
    assertThat(keys.claim(owned("lost"), fingerprint("body")))
        .isInstanceOf(IdempotencyClaimResult.Running.class);
  }

  @Test
  void a_request_keeps_its_id_in_all_its_runs_until_its_key_expires() {
    var failed = (IdempotencyClaimResult.Granted) keys.claim(owned("runs"), fingerprint("body"));
    keys.free(key("runs"), failed.id());
    assertThat(keys.claim(owned("runs"), fingerprint("other")))
        .isInstanceOf(IdempotencyClaimResult.Foreign.class);
    var died = (IdempotencyClaimResult.Granted) keys.claim(owned("runs"), fingerprint("body"));
    clock.advance(Duration.ofSeconds(61));
    var again = (IdempotencyClaimResult.Granted) keys.claim(owned("runs"), fingerprint("body"));

    assertThat(again.requestId()).isEqualTo(died.requestId()).isEqualTo(failed.requestId());

    clock.advance(Duration.ofHours(25));
    var later = (IdempotencyClaimResult.Granted) keys.claim(owned("runs"), fingerprint("other"));
    assertThat(later.requestId()).isNotEqualTo(failed.requestId());
  }

  @Test
  void a_key_that_the_version_before_has_claimed_still_belongs_to_its_request() {
    var plain = fingerprint("body").plainHash();
    var before = new RequestFingerprint(plain, plain);
    var run = (IdempotencyClaimResult.Granted) keys.claim(owned("before"), before);
    assertThat(keys.claim(owned("before"), fingerprint("other")))
        .isInstanceOf(IdempotencyClaimResult.Foreign.class);
    assertThat(keys.claim(owned("before"), fingerprint("body")))
        .isInstanceOf(IdempotencyClaimResult.Running.class);

    keys.free(key("before"), run.id());

    var again = (IdempotencyClaimResult.Granted) keys.claim(owned("before"), fingerprint("body"));
    assertThat(again.requestId()).isEqualTo(run.requestId());
  }
}
