/* The bytes of Apache ECharts between two symbols; chart_library.cpp reads them. */
    .section .rodata
    .globl noroshi_chart_library_begin
    .globl noroshi_chart_library_end
noroshi_chart_library_begin:
    .incbin NOROSHI_CHART_LIBRARY
noroshi_chart_library_end:
    .byte 0
#if defined(__linux__) && defined(__ELF__)
    .section .note.GNU-stack,"",%progbits
#endif
