/* The attack on sealed senders as a plain loop: +1 for who receives in a target epoch, -1 in a random one, until user 0 is strictly first. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { USERS = 1000000, BACKGROUND = 579, MOST = 200 };
static int32_t score[USERS], seen[USERS];
static uint64_t state = 88172645463325252ULL;

static uint64_t draw(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static int run(double hit) {
  int epoch = 0;
  for (int i = 0; i < USERS; i++) score[i] = seen[i] = 0;
  for (int messages = 1; messages < MOST; messages++) {
    for (int way = 1; way >= -1; way -= 2) {
      epoch++;
      if (way == 1 && (double)(draw() >> 11) / 9007199254740992.0 < hit) score[0]++;
      for (int k = 0; k < BACKGROUND; k++) {
        uint32_t id = 1 + (uint32_t)(draw() % (USERS - 1));
        if (seen[id] == epoch) continue;
        seen[id] = epoch;
        score[id] += way;
      }
    }
    int rivals = 0;
    for (int i = 1; i < USERS; i++) rivals += score[i] >= score[0];
    if (rivals == 0) return messages;
  }
  return MOST;
}

int main(int argc, char **argv) {
  int runs = argc > 1 ? atoi(argv[1]) : 60;
  double hit = argc > 2 ? atof(argv[2]) : 0.5;
  struct timespec from, to;
  long messages = 0;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (int r = 0; r < runs; r++) messages += run(hit);
  clock_gettime(CLOCK_MONOTONIC, &to);
  printf("%f %ld\n", (to.tv_sec - from.tv_sec) + (to.tv_nsec - from.tv_nsec) / 1e9, messages);
  return 0;
}
