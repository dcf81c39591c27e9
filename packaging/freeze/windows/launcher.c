/* Yaodian.exe and Yaodian-cli.exe: start the Python that lies beside them with one entry point.
   CALL is that entry point. A process that reads files is started by multiprocessing with arguments of Python's own: those pass. */
#include <wchar.h>
#include <stdlib.h>
#include <windows.h>

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *what)
{
    MessageBoxW(NULL, what, L"\x8981\x70b9 Yaodian", MB_OK | MB_ICONERROR);
    return 1;
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t path[32768];
    wchar_t **words;
    wchar_t *end;
    HMODULE python;
    py_main run;
    int count = 0, i;

    if (!GetModuleFileNameW(NULL, path, 32768 - 16) || !(end = wcsrchr(path, L'\\')))
        return fail(L"Yaodian was not found.");
    wcscpy(end + 1, L"python311.dll");
    python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return fail(L"\x7a0b\x5e8f\x6587\x4ef6\x4e0d\x5b8c\x6574\xff0c\x8bf7\x91cd\x65b0\x5b89\x88c5\x8981\x70b9\x3002\n"
                    L"Files of the program are missing. Please install Yaodian again.");
    words = calloc((size_t)argc + 3, sizeof *words);
    if (!words)
        return 1;
    words[count++] = argv[0];
    if (argc < 2 || wcscmp(argv[argc - 1], L"--multiprocessing-fork") != 0) {
        words[count++] = L"-c";
        words[count++] = L"import sys; from " CALL L" import main; sys.exit(main())";
    }
    for (i = 1; i < argc; i++)
        words[count++] = argv[i];
    return run(count, words);
}

#ifndef CONSOLE
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show)
{
    (void)self, (void)before, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
#endif
