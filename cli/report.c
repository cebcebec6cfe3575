#include "cli/report.h"
lec_status lec_run_report(const lec_request *request, lec_error *error)
{
    (void)request;
    return lec_fail(error, LEC_BAD_USAGE, "not yet");
}
