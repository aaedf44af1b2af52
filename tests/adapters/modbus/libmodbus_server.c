/* A Modbus server on libmodbus, for the tests: a stack that is neither ours nor pymodbus's.
 *
 *   libmodbus_server tcp            listens on a free loopback port, prints it, serves any number of clients
 *   libmodbus_server rtu DEVICE     answers as unit 1 on a serial device
 *
 * Every register holds its own address, every second bit is on. Unlike the tests' own server it keeps what is written.
 */
#include <arpa/inet.h>
#include <modbus.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#define PLACES 2000

static int serve_tcp(modbus_t *ctx, modbus_mapping_t *map, int listening)
{
    uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
    fd_set known, ready;
    int highest = listening;

    FD_ZERO(&known);
    FD_SET(listening, &known);
    for (;;) {
        ready = known;
        if (select(highest + 1, &ready, NULL, NULL, NULL) < 0)
            return 1;
        for (int fd = 0; fd <= highest; fd++) {
            if (!FD_ISSET(fd, &ready))
                continue;
            if (fd == listening) {
                int client = accept(listening, NULL, NULL);
                if (client < 0)
                    continue;
                FD_SET(client, &known);
                if (client > highest)
                    highest = client;
                continue;
            }
            modbus_set_socket(ctx, fd);
            int length = modbus_receive(ctx, query);
            if (length > 0) {
                modbus_reply(ctx, query, length, map);
            } else if (length < 0) {
                close(fd);
                FD_CLR(fd, &known);
            }
        }
    }
}

int main(int count, char **words)
{
    modbus_mapping_t *map = modbus_mapping_new(PLACES, PLACES, PLACES, PLACES);
    for (int n = 0; n < PLACES; n++) {
        map->tab_registers[n] = map->tab_input_registers[n] = n;
        map->tab_bits[n] = map->tab_input_bits[n] = n & 1;
    }
    if (count == 3 && !strcmp(words[1], "rtu")) {
        uint8_t query[MODBUS_RTU_MAX_ADU_LENGTH];
        modbus_t *ctx = modbus_new_rtu(words[2], 115200, 'N', 8, 1);
        modbus_set_slave(ctx, 1);
        if (modbus_connect(ctx) < 0)
            return 1;
        printf("ready\n");
        fflush(stdout);
        for (;;) {
            int length = modbus_receive(ctx, query);
            if (length > 0)
                modbus_reply(ctx, query, length, map);
        }
    }
    modbus_t *ctx = modbus_new_tcp("127.0.0.1", 0);
    int listening = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in where = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof where;
    if (bind(listening, (struct sockaddr *)&where, size) < 0 || listen(listening, 8) < 0)
        return 1;
    getsockname(listening, (struct sockaddr *)&where, &size);
    printf("%d\n", ntohs(where.sin_port));
    fflush(stdout);
    return serve_tcp(ctx, map, listening);
}
