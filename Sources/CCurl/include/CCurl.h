// libcurl for Swift: its setters take any number of arguments, which Swift cannot call.
#ifndef MADOGUCHI_CCURL_H
#define MADOGUCHI_CCURL_H

#include <curl/curl.h>

CURLcode madoguchi_set_long(CURL *handle, CURLoption option, long value);
CURLcode madoguchi_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode madoguchi_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode madoguchi_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode madoguchi_set_read(CURL *handle, size_t (*read)(char *, size_t, size_t, void *));
CURLcode madoguchi_set_write(CURL *handle, size_t (*write)(char *, size_t, size_t, void *));
CURLcode madoguchi_response_code(CURL *handle, long *code);

// Told of every command, answer and piece of text; needs CURLOPT_VERBOSE, and then nothing goes to standard error.
CURLcode madoguchi_set_debug(CURL *handle, int (*debug)(CURL *, curl_infotype, char *, size_t, void *));
// Asked about once a second whether to go on; anything but 0 ends the transfer. Needs CURLOPT_NOPROGRESS off.
CURLcode madoguchi_set_progress(CURL *handle,
                                int (*progress)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t));
// Told of every socket before it connects.
CURLcode madoguchi_set_socket(CURL *handle, int (*socket)(void *, curl_socket_t, curlsocktype));

#endif
