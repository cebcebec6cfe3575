/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/reference.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/support/check.h"

static void test_cells(void)
{
    char path[] = "/tmp/lectern-reference-XXXXXX";
    const int descriptor = mkstemp(path);
    CU_ASSERT_FATAL(descriptor >= 0);
    static const char text[] = "\"\",x,\"a,b\"\r\n"
                               "one,-1.5e-3,\"say \"\"so\"\"\nand so\"\n"
                               "two,inf,\n"
                               "three";
    CHECK_COUNT(write(descriptor, text, sizeof text - 1), sizeof text - 1, "bytes written");
    close(descriptor);
    reference *file = reference_open_path(path);
    unlink(path);
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CHECK_COUNT(reference_rows(file), 3, "rows");
    CHECK_TEXT(reference_text(file, 1, ""), "two", "column without a name");
    CHECK_NUMBER(reference_number(file, 0, "x"), -0.0015, 0, "number");
    CHECK_TEXT(reference_text(file, 0, "a,b"), "say \"so\"\nand so", "quotes");
    CHECK_NUMBER(reference_number(file, 1, "x"), INFINITY, 0, "infinity");
    CHECK_NUMBER(reference_number(file, 1, "a,b"), NAN, 0, "empty");
    CHECK_NUMBER(reference_number(file, 2, "x"), NAN, 0, "short row");
    CHECK_COUNT(reference_find(file, "", "three"), 2, "row found");
    CHECK_TRUE(reference_has(file, "x") && !reference_has(file, "y"), "columns known");
    reference_close(file);
    CHECK_TRUE(reference_open_path("/nonexistent/file.csv") == NULL, "no file");
}

const lec_test lec_tests_reference[] = {
    {"cells", test_cells},
    {0},
};
