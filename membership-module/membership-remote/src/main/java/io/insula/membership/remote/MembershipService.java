package io.insula.membership.remote;

import io.grpc.stub.StreamObserver;
import io.insula.membership.AccountDirectory;
import io.insula.membership.ListedMember;
import io.insula.membership.wire.CheckMembersRequest;
import io.insula.membership.wire.CheckMembersResponse;
import io.insula.membership.wire.CountAccountsRequest;
import io.insula.membership.wire.CountAccountsResponse;
import io.insula.membership.wire.GetEmailRequest;
import io.insula.membership.wire.GetEmailResponse;
import io.insula.membership.wire.ImportMembersRequest;
import io.insula.membership.wire.ImportMembersResponse;
import io.insula.membership.wire.MembershipGrpc.MembershipImplBase;
import io.insula.remote.UnaryCallResponder;

/** The gRPC service that serves {@link AccountDirectory} to other processes. */
final class MembershipService extends MembershipImplBase {
  private final AccountDirectory accounts;

  MembershipService(AccountDirectory accounts) {
    this.accounts = accounts;
  }

  @Override
  public void countAccounts(
      CountAccountsRequest request, StreamObserver<CountAccountsResponse> caller) {
    UnaryCallResponder.send(
        CountAccountsResponse.newBuilder().setAccounts(accounts.count()).build(), caller);
  }

  @Override
  public void getEmail(GetEmailRequest request, StreamObserver<GetEmailResponse> caller) {
    var answer = GetEmailResponse.newBuilder();
    accounts.emailOf(request.getUsername()).ifPresent(answer::setEmail);
    UnaryCallResponder.send(answer.build(), caller);
  }

  @Override
  public void checkMembers(
      CheckMembersRequest request, StreamObserver<CheckMembersResponse> caller) {
    var answer = CheckMembersResponse.newBuilder();
    accounts
        .checkMembers(request.getCsv().toByteArray())
        .forEach(member -> answer.addMembers(write(member)));
    UnaryCallResponder.send(answer.build(), caller);
  }

  private static io.insula.membership.wire.ListedMember write(ListedMember member) {
    var written =
        io.insula.membership.wire.ListedMember.newBuilder().setUsername(member.username());
    if (member.group() != null) {
      written.setGroup(member.group());
    }
    return written.build();
  }

  @Override
  public void importMembers(
      ImportMembersRequest request, StreamObserver<ImportMembersResponse> caller) {
    var imported = accounts.importMembers(request.getCsv().toByteArray(), request.getBy());
    UnaryCallResponder.send(
        ImportMembersResponse.newBuilder().setImported(imported).build(), caller);
  }
}
