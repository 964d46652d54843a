package io.insula.membership.remote;

import com.google.protobuf.ByteString;
import io.insula.membership.AccountDirectory;
import io.insula.membership.ListedMember;
import io.insula.membership.wire.CheckMembersRequest;
import io.insula.membership.wire.CountAccountsRequest;
import io.insula.membership.wire.GetEmailRequest;
import io.insula.membership.wire.ImportMembersRequest;
import io.insula.membership.wire.MembershipGrpc;
import io.insula.membership.wire.MembershipGrpc.MembershipBlockingStub;
import io.insula.remote.RemoteConnection;
import java.util.List;
import java.util.Optional;

/** A gRPC client of the {@link AccountDirectory} in another process. */
final class RemoteAccountDirectory implements AccountDirectory {
  private final RemoteConnection connection;
  private final MembershipBlockingStub stub;

  RemoteAccountDirectory(RemoteConnection connection) {
    this.connection = connection;
    this.stub = MembershipGrpc.newBlockingStub(connection.channel());
  }

  @Override
  public long count() {
    var request = CountAccountsRequest.getDefaultInstance();
    return connection.call(() -> stub.countAccounts(request).getAccounts());
  }

  @Override
  public Optional<String> emailOf(String username) {
    var request = GetEmailRequest.newBuilder().setUsername(username).build();
    return connection.call(
        () -> {
          var answer = stub.getEmail(request);
          return answer.hasEmail() ? Optional.of(answer.getEmail()) : Optional.empty();
        });
  }

  @Override
  public List<ListedMember> checkMembers(byte[] csv) {
    var request = CheckMembersRequest.newBuilder().setCsv(ByteString.copyFrom(csv)).build();
    return connection.call(
        () ->
            stub.checkMembers(request).getMembersList().stream()
                .map(RemoteAccountDirectory::read)
                .toList());
  }

  private static ListedMember read(io.insula.membership.wire.ListedMember member) {
    return new ListedMember(member.getUsername(), member.hasGroup() ? member.getGroup() : null);
  }

  @Override
  public int importMembers(byte[] csv, String by) {
    var request =
        ImportMembersRequest.newBuilder().setCsv(ByteString.copyFrom(csv)).setBy(by).build();
    return connection.call(() -> stub.importMembers(request).getImported());
  }
}
