"""The README's curl example, with the client that was generated from /openapi.json."""

import sys

import insula

configuration = insula.Configuration(host=sys.argv[1])

with insula.ApiClient(configuration) as client:
    accounts = insula.KernelApi(client)
    projects = insula.ProjectsApi(client)

    signed_in = accounts.kernel_log_in(
        insula.SignInControllerCredentials(username="popee", password="demo-member")
    )
    configuration.access_token = signed_in.access_token

    newest = projects.projects_list(limit=3)
    assert len(newest.projects) == 3 and newest.next_cursor, newest
    assert projects.projects_list(cursor=newest.next_cursor).projects, "no second page"

    taken = insula.ProposeRequest(
        project_name="Popee the Performer",
        tagline="an apprentice clown in Wolf Circus",
        problems=["short temper", "self centered"],
        solutions=["play the drums"],
        tags=["clown", "circus"],
    )
    try:
        projects.projects_propose(taken)
        raise AssertionError("The name is taken in the demo data, but the server accepted it.")
    except insula.ApiException as error:
        assert error.status == 409, error

    taken.project_name = "Popee the Performer, once more"
    proposed = projects.projects_propose(taken)
    project = projects.projects_get(proposed.project_id)
    assert project.project_name == taken.project_name, project
    assert project.tags == ["circus", "clown"] and len(project.threads) == 3, project

    threads = projects.projects_list1(proposed.project_id)
    assert {thread.thread_type for thread in threads.threads} == {
        insula.ThreadType.PROBLEM,
        insula.ThreadType.SOLUTION,
    }, threads

print("done")
